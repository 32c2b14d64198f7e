/**
 * Fills an object that was just made with the data of one that was kept: what is kept of it is its
 * fields, without its methods where it was cloned, or another object of its kind.
 *
 * @param fresh an object whose fields are numbers, texts, typed arrays (of one length for good), maps, sets,
 *   lists, objects of the same, or null
 * @throws TypeError if the kept fields are not of the same kinds and lengths; `fresh` is then half filled
 */
export function refill<Kind extends object>(fresh: Kind, kept: unknown): Kind {
  if (typeof kept !== 'object' || kept === null) throw new TypeError('Nothing was kept of it.');
  if (kept.constructor !== Object && kept.constructor !== fresh.constructor)
    throw new TypeError('What was kept of it is of another kind.');
  for (const name of Object.keys(fresh) as (keyof Kind & string)[]) {
    const [here, there] = [fresh[name], (kept as Kind)[name]];
    if (here instanceof Map) fillMap(here, there, name);
    else if (here instanceof Set) fillSet(here, there, name);
    else if (Array.isArray(here)) fillList(here, there, name);
    else if (ArrayBuffer.isView(here)) fillArray(here as unknown as Numbers, there, name);
    else if (typeof here === 'object' && here !== null) refill(here, there);
    else if (here === null || typeof here === typeof there) fresh[name] = there;
    else throw new TypeError(`What was kept as ${name} is of another kind.`);
  }
  return fresh;
}

type Numbers = Float32Array | Float64Array | Int32Array | Uint16Array | Uint8Array;

function fillMap(here: Map<unknown, unknown>, there: unknown, name: string): void {
  if (!(there instanceof Map)) throw new TypeError(`What was kept as ${name} is no map.`);
  here.clear();
  for (const [key, value] of there) here.set(key, value);
}

function fillSet(here: Set<unknown>, there: unknown, name: string): void {
  if (!(there instanceof Set)) throw new TypeError(`What was kept as ${name} is no set.`);
  here.clear();
  for (const member of there) here.add(member);
}

function fillList(here: unknown[], there: unknown, name: string): void {
  if (!Array.isArray(there)) throw new TypeError(`What was kept as ${name} is no list.`);
  here.splice(0, here.length, ...(there as unknown[]));
}

function fillArray(here: Numbers, there: unknown, name: string): void {
  const isSame =
    ArrayBuffer.isView(there) &&
    there.constructor === here.constructor &&
    (there as unknown as Numbers).length === here.length;
  if (!isSame) throw new TypeError(`What was kept as ${name} has another shape.`);
  here.set(there as unknown as Numbers);
}
