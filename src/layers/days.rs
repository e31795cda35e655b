//! Many days made side by side.

use std::thread;

use jiff::civil::Date;

/// Things of days, made in shares on all processors and given in order: which one makes a day does not
/// matter. `make` gets days that follow each other, so that it may keep what one day shares with the next.
pub(super) fn side_by_side<T: Send>(days: &[Date], make: impl Fn(&[Date]) -> Vec<T> + Sync) -> Vec<T> {
    let workers = thread::available_parallelism().map_or(1, usize::from);
    let share = days.len().div_ceil(workers).max(1);
    thread::scope(|scope| {
        let make = &make;
        let shares: Vec<_> = days.chunks(share).map(|days| scope.spawn(move || make(days))).collect();
        let done = |share: thread::ScopedJoinHandle<'_, Vec<T>>| match share.join() {
            Ok(days) => days,
            // What went wrong there goes wrong here: no day may be missing in silence.
            Err(fault) => std::panic::resume_unwind(fault),
        };
        shares.into_iter().flat_map(done).collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_come_back_in_order_and_none_is_missing() {
        let days: Vec<Date> = (1..=28).map(|n| Date::constant(2020, 2, n)).collect();
        assert_eq!(side_by_side(&days, <[Date]>::to_vec), days);
        assert!(side_by_side(&[], <[Date]>::to_vec).is_empty());
    }
}
