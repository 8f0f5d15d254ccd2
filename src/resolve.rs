//! From proposals to entities: the set of spans that do not overlap and weigh most.

use crate::recognize::Candidate;

/// Chooses among the candidates by weighted interval scheduling, in time linear in tokens and
/// candidates. `chosen` receives indices into `candidates`, in text order.
pub(crate) fn resolve(candidates: &mut [Candidate], tokens: usize, chosen: &mut Vec<usize>) {
    // Stable order, so that equal weights always fall the same way.
    candidates.sort_by_key(|c| (c.end, c.start));
    let mut best = vec![0i32; tokens + 1];
    let mut pick = vec![usize::MAX; tokens + 1];
    let mut next = 0;
    for end in 1..=tokens {
        best[end] = best[end - 1];
        while next < candidates.len() && candidates[next].end == end {
            let c = &candidates[next];
            let total = best[c.start] + c.weight;
            if total > best[end] {
                best[end] = total;
                pick[end] = next;
            }
            next += 1;
        }
    }
    chosen.clear();
    let mut at = tokens;
    while at > 0 {
        match pick[at] {
            usize::MAX => at -= 1,
            i => {
                chosen.push(i);
                at = candidates[i].start;
            }
        }
    }
    chosen.reverse();
}
