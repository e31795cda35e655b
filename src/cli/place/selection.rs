//! Places chosen by where they are: near a point, in an area, a box or polygons.

use std::fs;
use std::path::Path;
use std::process::ExitCode;

use frontline::gazetteer::{Gazetteer, Place, looks_swapped};
use frontline::ground::{Km, LonLat, NotOnEarth, Region, distance};
use frontline::theatre::Theatre;
use serde_json::Value;

use super::super::failure::Failure;
use super::super::session::Common;
use super::super::{lookup, output};
use super::{Args, show};

/// What something is near to.
pub(super) enum Near<'g> {
    Point(LonLat),
    Place(&'g Place),
}

impl<'g> Near<'g> {
    /// Reads `LON,LAT` or a place. Coordinates that are off the land and on it when exchanged are told.
    pub(super) fn read(theatre: &'g Theatre, text: &str) -> Result<Self, Failure> {
        let looks_like_numbers =
            text.contains(',') && text.chars().all(|c| c.is_ascii_digit() || " ,.+-eE".contains(c));
        if !looks_like_numbers {
            return Ok(Self::Place(lookup::place(&theatre.gazetteer, text)?));
        }
        let at: LonLat = text.parse().map_err(|error: NotOnEarth| Failure::Usage(error.to_string()))?;
        if looks_swapped(at, &theatre.land) {
            let name = &theatre.about.name;
            let (lon, lat) = (at.lon(), at.lat());
            output::say(&format!("{at} is not in {name}, but {lat},{lon} is: longitude comes first"));
        }
        Ok(Self::Point(at))
    }

    fn at(&self) -> Result<LonLat, Failure> {
        match self {
            Self::Point(at) => Ok(*at),
            Self::Place(place) => place.at.ok_or_else(|| {
                Failure::NotFound(format!("no position is known of {}; give LON,LAT in degrees", place.name))
            }),
        }
    }
}

/// Lists what the arguments choose: nearest first where there is a point, else by id.
pub(super) fn list(common: &Common, theatre: &Theatre, args: &Args) -> Result<ExitCode, Failure> {
    let gazetteer = &theatre.gazetteer;
    let near = args.near.as_deref().map(|near| Near::read(theatre, near)).transpose()?;
    let at = near.as_ref().map(Near::at).transpose()?;
    let fits = |place: &&Place| args.kind.is_empty() || args.kind.contains(&place.kind);
    let mut found: Vec<(Option<Km>, &Place)> = match chosen(theatre, args)? {
        Some(places) => {
            let off = |place: &Place| Some(distance(at?, place.at?));
            places.into_iter().filter(fits).map(|place| (off(place), place)).collect()
        }
        None => nearest(gazetteer, at, args, fits),
    };
    if let (Some(_), Some(_)) = (at, found.first().and_then(|first| first.0)) {
        found.sort_by(|a, b| {
            let km = |entry: &(Option<Km>, &Place)| entry.0.map_or(f64::INFINITY, |km| km.0);
            km(a).total_cmp(&km(b)).then_with(|| a.1.id.cmp(&b.1.id))
        });
    }
    if common.json {
        let list = found.iter().map(|(km, place)| show::listed(gazetteer, place, *km)).collect();
        output::print(&format!("{:#}\n", Value::Array(list)))?;
    } else {
        let cover = if let Some(Near::Point(at)) = near { show::cover(gazetteer, at) } else { String::new() };
        let lines: String = found.iter().map(|(km, place)| show::listed_line(*km, place)).collect();
        output::print(&format!("{cover}{lines}"))?;
    }
    if found.is_empty() { Err(Failure::NotFound("no place is there".into())) } else { Ok(ExitCode::SUCCESS) }
}

/// The nearest ones that fit.
fn nearest<'g>(
    gazetteer: &'g Gazetteer,
    at: Option<LonLat>,
    args: &Args,
    fits: impl Fn(&&Place) -> bool,
) -> Vec<(Option<Km>, &'g Place)> {
    let Some(at) = at else { return Vec::new() };
    let all = if args.kind.is_empty() { args.most } else { gazetteer.places().len() };
    let near = gazetteer.near(at, all).into_iter().filter(|(_, place)| fits(place));
    near.take(args.most).map(|(km, place)| (Some(km), place)).collect()
}

/// What lies in the area, the box and the polygons that are given; `None` where none is.
fn chosen<'g>(theatre: &'g Theatre, args: &Args) -> Result<Option<Vec<&'g Place>>, Failure> {
    let gazetteer = &theatre.gazetteer;
    let mut sets: Vec<Vec<&Place>> = Vec::new();
    if let Some(area) = &args.area {
        let whole = lookup::place(gazetteer, area)?;
        let inside =
            if whole.kind.is_area() { gazetteer.members(&whole.id) } else { gazetteer.parts(&whole.id) };
        sets.push(inside);
    }
    if let Some(bounds) = &args.bounds {
        let (south_west, north_east) = corners(bounds)?;
        sets.push(gazetteer.within(south_west, north_east));
    }
    if let Some(file) = &args.polygon {
        sets.push(gazetteer.within_polygon(&polygons(file)?));
    }
    let mut sets = sets.into_iter();
    let Some(first) = sets.next() else { return Ok(None) };
    Ok(Some(sets.fold(first, |left, right| {
        left.into_iter().filter(|place| right.iter().any(|other| other.id == place.id)).collect()
    })))
}

fn corners(text: &str) -> Result<(LonLat, LonLat), Failure> {
    let wrong = || Failure::Usage(format!("`{text}` is not W,S,E,N in degrees, such as 15,28.5,17,30"));
    let degrees: Vec<f64> =
        text.split(',').map(|part| part.trim().parse()).collect::<Result<_, _>>().map_err(|_| wrong())?;
    let &[west, south, east, north] = degrees.as_slice() else { return Err(wrong()) };
    let corner =
        |lon, lat| LonLat::new(lon, lat).map_err(|error| Failure::Usage(format!("`{text}`: {error}")));
    if south > north {
        return Err(Failure::Usage(format!("`{text}`: south {south} is north of north {north}")));
    }
    Ok((corner(west, south)?, corner(east, north)?))
}

fn polygons(file: &Path) -> Result<Region, Failure> {
    let shown = file.display();
    let text = fs::read_to_string(file).map_err(|error| Failure::Data(format!("{shown}: {error}")))?;
    Region::from_geojson(&text).map_err(|error| Failure::Data(format!("{shown}: {error}")))
}
