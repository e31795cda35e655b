//! The roads as a net, and who holds each stretch of it.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use super::mesh::{Mesh, apart};
use super::sample::Reading;
use crate::gazetteer::Gazetteer;
use crate::ground::grid::{self, GridPoint};
use crate::ground::{Plane, Xy};

/// Roads in pieces of a few kilometres that meet in nodes.
#[derive(Debug, Clone)]
pub struct RoadNet {
    /// Ids of the roads.
    pub roads: Vec<String>,
    /// Where pieces meet: places, and cuts between them. Metres in the plane.
    pub nodes: Vec<Xy>,
    pieces: Vec<Piece>,
    at_node: Vec<Vec<usize>>,
    mesh: Mesh,
}

/// A straight piece of one or several roads.
#[derive(Debug, Clone)]
struct Piece {
    roads: Vec<usize>,
    ends: [usize; 2],
    metres: f64,
}

/// Roads are cut into pieces no longer than this, metres.
const PIECE: f64 = 5_000.0;
/// A place this near to a road, in metres, is reached from it though the road does not name it.
const SPUR: f64 = 25_000.0;

/// How a node is reached from the evidence nearest to it by road.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Reached {
    owner: usize,
    metres: f64,
    /// The piece by which one comes; `None` at the evidence itself.
    by: Option<usize>,
}

/// A stretch of road that one place holds.
#[derive(Debug, Clone, PartialEq)]
pub struct Stretch {
    /// Indices of the roads that run here.
    pub roads: Vec<usize>,
    /// Index of the evidence nearest by road.
    pub owner: usize,
    /// One end.
    pub from: Xy,
    /// The other.
    pub to: Xy,
    /// Whether evidence at both of its ends, or near by, makes it sure.
    pub held: bool,
    /// The end at which it meets another place's stretch, halfway.
    pub meeting: Option<Xy>,
}

impl Stretch {
    /// Its length in metres.
    pub fn metres(&self) -> f64 {
        apart(self.from, self.to)
    }

    /// Its middle.
    pub fn middle(&self) -> Xy {
        Xy { x: f64::midpoint(self.from.x, self.to.x), y: f64::midpoint(self.from.y, self.to.y) }
    }
}

impl RoadNet {
    /// The net of a gazetteer's roads. Places without a position are passed over.
    pub fn of(gazetteer: &Gazetteer, plane: Plane) -> Self {
        let mut builder = Builder::default();
        for (road, listed) in gazetteer.roads().iter().enumerate() {
            let stops: Vec<_> = listed.places.iter().filter_map(|id| gazetteer.get(id)?.at).collect();
            let stops: Vec<usize> =
                stops.iter().map(|at| builder.stop(grid::from_lonlat(*at), plane.to_xy(*at))).collect();
            for leg in stops.windows(2).filter(|leg| leg[0] != leg[1]) {
                builder.leg(road, leg[0], leg[1]);
            }
        }
        let mut at_node = vec![Vec::new(); builder.nodes.len()];
        for (i, piece) in builder.pieces.iter().enumerate() {
            piece.ends.iter().for_each(|end| at_node[*end].push(i));
        }
        let roads = gazetteer.roads().iter().map(|road| road.id.clone()).collect();
        let mesh = Mesh::of_points(builder.nodes.clone());
        Self { roads, nodes: builder.nodes, pieces: builder.pieces, at_node, mesh }
    }

    /// Who holds each stretch, given where it is known who holds: the place nearest by road, so that two places
    /// meet halfway. A stretch is held when it lies within `reach` metres of its place by road, or on
    /// the way between two places no farther apart by road than `nominal` metres.
    pub fn held(&self, sources: &[Reading], reach: f64, nominal: f64) -> Vec<Stretch> {
        let reached = self.reach(sources);
        let spans = self.spans(&reached);
        let mut stretches = Vec::new();
        for (piece, span) in self.pieces.iter().zip(spans) {
            let [Some(a), Some(b)] = piece.ends.map(|end| reached[end]) else { continue };
            let [from, to] = piece.ends.map(|end| self.nodes[end]);
            let near = a.metres.max(b.metres) <= reach;
            let held = near || span <= nominal;
            let stretch = |owner, from, to, meeting| Stretch {
                roads: piece.roads.clone(),
                owner,
                from,
                to,
                held,
                meeting,
            };
            if a.owner == b.owner {
                stretches.push(stretch(a.owner, from, to, None));
            } else {
                let share = ((b.metres - a.metres + piece.metres) / (2.0 * piece.metres)).clamp(0.0, 1.0);
                let middle = Xy { x: from.x + share * (to.x - from.x), y: from.y + share * (to.y - from.y) };
                stretches.push(stretch(a.owner, from, middle, Some(middle)));
                stretches.push(stretch(b.owner, middle, to, Some(middle)));
            }
        }
        stretches.retain(|stretch| stretch.from != stretch.to);
        stretches
    }

    /// The evidence nearest to each node by road (Dijkstra 1959, from all evidence at once; Erwig 2000
    /// calls the result the graph Voronoi diagram).
    fn reach(&self, sources: &[Reading]) -> Vec<Option<Reached>> {
        let mut reached: Vec<Option<Reached>> = vec![None; self.nodes.len()];
        let mut open = BinaryHeap::new();
        for (at, owner) in sources {
            if let Some((node, metres)) = self.mesh.nearest(*at).filter(|(_, metres)| *metres <= SPUR) {
                open.push(Reverse((Metres(metres), *owner, node, None)));
            }
        }
        while let Some(Reverse((Metres(metres), owner, node, by))) = open.pop() {
            if reached[node].is_some() {
                continue;
            }
            reached[node] = Some(Reached { owner, metres, by });
            for piece in &self.at_node[node] {
                let Piece { ends: [a, b], metres: length, .. } = self.pieces[*piece];
                let next = if a == node { b } else { a };
                if reached[next].is_none() {
                    open.push(Reverse((Metres(metres + length), owner, next, Some(*piece))));
                }
            }
        }
        reached
    }

    /// For each piece the shortest way by road between two places with evidence that it is part of, in
    /// metres; infinite for what leads nowhere.
    fn spans(&self, reached: &[Option<Reached>]) -> Vec<f64> {
        let mut spans = vec![f64::INFINITY; self.pieces.len()];
        for (i, piece) in self.pieces.iter().enumerate() {
            let [Some(a), Some(b)] = piece.ends.map(|end| reached[end]) else { continue };
            if a.owner == b.owner {
                continue;
            }
            let way = a.metres + piece.metres + b.metres;
            spans[i] = spans[i].min(way);
            for end in piece.ends {
                let mut node = end;
                while let Some(by) = reached[node].and_then(|r| r.by) {
                    if spans[by] <= way {
                        break;
                    }
                    spans[by] = way;
                    let [from, to] = self.pieces[by].ends;
                    node = if from == node { to } else { from };
                }
            }
        }
        spans
    }
}

/// Metres that sort.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Metres(f64);

impl Eq for Metres {}

impl PartialOrd for Metres {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Metres {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        self.0.total_cmp(&other.0)
    }
}

#[derive(Default)]
struct Builder {
    nodes: Vec<Xy>,
    pieces: Vec<Piece>,
    stops: BTreeMap<GridPoint, usize>,
    legs: BTreeMap<[usize; 2], std::ops::Range<usize>>,
}

impl Builder {
    fn stop(&mut self, spot: GridPoint, at: Xy) -> usize {
        *self.stops.entry(spot).or_insert_with(|| {
            self.nodes.push(at);
            self.nodes.len() - 1
        })
    }

    /// A leg of a road between two stops; several roads may share it.
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "few pieces")]
    fn leg(&mut self, road: usize, a: usize, b: usize) {
        let key = [a.min(b), a.max(b)];
        if let Some(known) = self.legs.get(&key) {
            for piece in &mut self.pieces[known.clone()] {
                if !piece.roads.contains(&road) {
                    piece.roads.push(road);
                }
            }
            return;
        }
        let (from, to) = (self.nodes[key[0]], self.nodes[key[1]]);
        let metres = apart(from, to);
        let count = (metres / PIECE).ceil().clamp(1.0, 10_000.0) as usize;
        let first = self.pieces.len();
        let mut last = key[0];
        for i in 1..=count {
            let t = i as f64 / count as f64;
            let node = if i == count {
                key[1]
            } else {
                self.nodes.push(Xy { x: from.x + t * (to.x - from.x), y: from.y + t * (to.y - from.y) });
                self.nodes.len() - 1
            };
            self.pieces.push(Piece { roads: vec![road], ends: [last, node], metres: metres / count as f64 });
            last = node;
        }
        self.legs.insert(key, first..self.pieces.len());
    }
}
