// Collects what held and what did not; a check that throws has failed with the message thrown.
const results = [];

export async function check(subject, rule, test) {
  try {
    const outcome = await test();
    results.push({ subject, rule, failure: outcome === true ? undefined : String(outcome) });
  } catch (error) {
    results.push({ subject, rule, failure: error.message.split('\n').slice(0, 6).join(' ') });
  }
}

export function expect(condition, message) {
  if (!condition) throw new Error(message);
}

export function same(actual, wanted, what) {
  const [a, b] = [JSON.stringify(actual), JSON.stringify(wanted)];
  if (a !== b) throw new Error(`${what} is ${a}, not ${b}`);
}

/// Prints each rule with how many subjects it held for, and every failure; true when there was none.
export function print() {
  for (const [rule, held] of byRule()) {
    const failed = held.filter((r) => r.failure);
    console.log(`${failed.length ? 'FAIL' : 'pass'}  ${rule}  (${held.length - failed.length} of ${held.length})`);
    for (const f of failed) console.log(`      ${f.subject}: ${f.failure}`);
  }
  const failures = results.filter((r) => r.failure).length;
  console.log(`\n${results.length} checks, ${failures} failed`);
  return failures === 0 && results.length > 0;
}

function byRule() {
  const rules = new Map();
  for (const one of results) rules.set(one.rule, [...(rules.get(one.rule) ?? []), one]);
  return rules;
}
