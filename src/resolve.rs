//! From proposals to entities: the set of spans that do not overlap and weigh most.

use crate::recognize::Candidate;

/// Chooses among the candidates by weighted interval scheduling, in time linear in tokens and
/// candidates. `chosen` receives indices into `candidates`, in text order.
pub(crate) fn resolve(candidates: &mut [Candidate], tokens: usize, chosen: &mut Vec<usize>) {
    // Stable order, so that equal weights always fall the same way.
    candidates.sort_by_key(|c| (c.end, c.start));
    // The best sum up to each token, and the candidates that raised it, the best of an end last.
    let mut best = Vec::with_capacity(tokens + 1);
    best.push(0i32);
    let mut raised: Vec<usize> = Vec::new();
    for (i, c) in candidates.iter().enumerate() {
        best.resize(c.end + 1, best[best.len() - 1]);
        let total = best[c.start] + c.weight;
        if total > best[c.end] {
            best[c.end] = total;
            raised.push(i);
        }
    }
    chosen.clear();
    let mut at = tokens;
    while let Some(i) = raised.pop() {
        if candidates[i].end <= at {
            chosen.push(i);
            at = candidates[i].start;
        }
    }
    chosen.reverse();
}
