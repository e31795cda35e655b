//! Rings that touch the date line, put right: the atlas writes 180 and -180 as one, and lets a ring
//! around a pole jump from one to the other.

use crate::ground::{LonLat, Ring};

/// The same ring with each of its positions on the date line on the side where the ring comes from;
/// where it goes on to the other side it goes by way of the nearer pole.
pub(super) fn untangled(ring: Ring) -> Ring {
    let on_line = |at: &LonLat| at.lon().abs() >= 180.0;
    let Some(start) = ring.iter().position(|at| !on_line(at)).filter(|_| ring.iter().any(on_line)) else {
        return ring;
    };
    // Closed rings repeat their first position.
    let mut open = ring;
    open.pop();
    let start = start % open.len();
    open.rotate_left(start);
    let mut whole = Ring::new();
    let mut side = 1.0_f64.copysign(open[0].lon());
    for (i, at) in open.iter().enumerate() {
        if !on_line(at) {
            side = 1.0_f64.copysign(at.lon());
            whole.push(*at);
            continue;
        }
        whole.extend(LonLat::new(180.0 * side, at.lat()));
        let next = open[i + 1..].iter().chain(&open).find(|at| !on_line(at));
        let last_on_line = !on_line(&open[(i + 1) % open.len()]);
        if let Some(next) = next.filter(|next| last_on_line && next.lon() * side < 0.0) {
            let pole = 90.0_f64.copysign(at.lat());
            let way = [(side, pole), (-side, pole), (-side, at.lat())];
            whole.extend(way.into_iter().filter_map(|(side, lat)| LonLat::new(180.0 * side, lat).ok()));
            side = 1.0_f64.copysign(next.lon());
        }
    }
    whole.extend(whole.first().copied());
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ring(positions: &[(f64, f64)]) -> Ring {
        positions.iter().filter_map(|(lon, lat)| LonLat::new(*lon, *lat).ok()).collect()
    }

    #[test]
    fn a_ring_east_of_the_date_line_has_its_positions_there() {
        let torn = ring(&[(-180.0, 65.0), (-180.0, 69.0), (179.0, 69.0), (179.0, 65.0), (-180.0, 65.0)]);
        let whole = untangled(torn);
        assert!(whole.iter().all(|at| at.lon() >= 179.0), "{whole:?}");
        assert_eq!(whole.len(), 5);
    }

    #[test]
    fn a_ring_around_a_pole_goes_by_way_of_it() {
        let torn = ring(&[(-180.0, -84.0), (90.0, -70.0), (0.0, -70.0), (-90.0, -70.0), (-180.0, -84.0)]);
        let whole = untangled(torn);
        let way = ring(&[(-180.0, -84.0), (-180.0, -90.0), (180.0, -90.0), (180.0, -84.0)]);
        assert!(whole.windows(4).any(|part| part == way), "{whole:?}");
    }

    #[test]
    fn a_ring_elsewhere_stays_as_it_is() {
        let plain = ring(&[(10.0, 10.0), (12.0, 10.0), (12.0, 12.0), (10.0, 10.0)]);
        assert_eq!(untangled(plain.clone()), plain);
    }
}
