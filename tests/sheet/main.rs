//! The page, from invented layers: what is drawn, what the legend says of it, and what the SVG is made of.

#![allow(clippy::unwrap_used, reason = "a test that unwraps nothing has failed")]

mod frame;
mod ground;
mod legend;
mod names;
mod svg;
mod world;
