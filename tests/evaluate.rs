//! How good the areas are, measured.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;

use frontline::events::BlocId;
use frontline::ground::{Plane, Region};
use frontline::surface::evaluate::{against, holdout};
use frontline::surface::{Method, Reach, Surface, Terrain, evidence};
use frontline::theatre::{Folder, Theatre};

fn surface(theatre: &Theatre, method: Method, day: &str) -> (Terrain, Surface) {
    let plane = Plane::about(theatre.centre());
    let reach = Reach { reach_km: theatre.about.reach.0, nominal_km: theatre.about.nominal.0 };
    let terrain = Terrain::new(theatre.land.clone(), plane, &theatre.gazetteer, method, reach);
    let snapshot = theatre.assess(None).on(day.parse().expect("a day"));
    let surface =
        terrain.surface(evidence(&theatre.gazetteer, &snapshot, &theatre.log, &theatre.land, plane));
    (terrain, surface)
}

#[test]
fn land_compared_with_itself_is_the_same() {
    let libya = Theatre::embedded("libya").expect("the theatre that ships");
    let (terrain, surface) = surface(&libya, Method::RoadsKriging, "2020-06-08");
    let lna = |owner: Option<usize>| {
        owner.is_some_and(|o| surface.evidence[o].ground.sides == [BlocId::new("lna")])
    };
    let rings = surface.faces.iter().filter(|face| lna(face.label.owner)).flat_map(|face| face.shape.clone());
    let measured =
        against(&terrain, &surface, &BlocId::new("lna"), &Region::of_rings(&rings.collect::<Vec<_>>()));
    assert!(measured.iou > 0.999_999, "{measured:?}");
    assert!(measured.area_error.abs() < 1e-6, "{measured:?}");
    let mean = measured.ours_to_theirs.mean_km.expect("a front");
    assert!(mean.0 < 0.6, "{measured:?}");
}

#[test]
fn every_place_is_left_out_once() {
    let libya = Theatre::embedded("libya").expect("the theatre that ships");
    for method in Method::ALL {
        let (terrain, surface) = surface(&libya, method, "2014-09-01");
        let measured = holdout(&terrain, &surface);
        assert_eq!(measured.places, surface.evidence.len());
        assert!(measured.right * 10 > measured.places * 7, "{method}: {measured:?}");
    }
}

/// The data name no licence, so they are not in this project; where they lie beside it, they are used.
#[test]
fn kriging_beats_nearest_against_areas_that_others_drew() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let drawn = root.join("../shared/ukraine");
    let Some(theatre) = ukraine(root, &drawn) else {
        // Nobody to tell when stderr is closed.
        let _ = writeln!(std::io::stderr(), "not run: {} or python3 is not there", drawn.display());
        return;
    };
    let mut ious = Vec::new();
    for day in ["2022-06-01", "2022-09-12", "2023-06-01"] {
        let held = std::fs::read_to_string(drawn.join(format!("held-{day}.geojson"))).expect("polygons");
        let held = Region::from_geojson(&held).expect("polygons");
        let iou = |method| {
            let (terrain, surface) = surface(&theatre, method, day);
            against(&terrain, &surface, &BlocId::new("RU"), &held).iou
        };
        let (nearest, kriging) = (iou(Method::Nearest), iou(Method::Kriging));
        assert!(kriging > nearest, "{day}: {kriging} against {nearest}");
        ious.push(kriging);
    }
    assert!(ious.iter().sum::<f64>() / ious.len() as f64 >= 0.90, "{ious:?}");
}

fn ukraine(root: &Path, drawn: &Path) -> Option<Theatre> {
    drawn.is_dir().then_some(())?;
    let dest: PathBuf = [env!("CARGO_TARGET_TMPDIR"), "ukraine"].iter().collect();
    let script = root.join("tests/ukraine/theatre.py");
    let made = Command::new("python3").arg(script).arg(drawn).arg(&dest).output().ok()?;
    assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    Some(Theatre::read(Folder::Disk(dest)).expect("a theatre without faults"))
}
