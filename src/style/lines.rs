//! How heavy lines are, as parts of their usual weight.

/// Weights of lines; 1 is usual.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Lines {
    /// The front line.
    pub front: f64,
    /// The theatre's coast and border.
    pub outline: f64,
    /// Borders between grounds.
    pub border: f64,
    /// Roads.
    pub road: f64,
}

impl Default for Lines {
    fn default() -> Self {
        Self { front: 1.0, outline: 1.0, border: 1.0, road: 1.0 }
    }
}

impl Lines {
    /// A weight by its name in a house style; `None` for a name that no line has.
    pub fn weight_mut(&mut self, name: &str) -> Option<&mut f64> {
        Some(match name {
            "front" => &mut self.front,
            "outline" => &mut self.outline,
            "border" => &mut self.border,
            "road" => &mut self.road,
            _ => return None,
        })
    }
}
