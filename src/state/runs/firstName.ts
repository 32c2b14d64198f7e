/** Names that are easy to say and to remember: a run is spoken of by one until somebody gives it another. */

const FIRST =
  'amber ashen brisk calm clear copper crisp dusky early fair faint gentle golden grey keen late light lively lone mild misty noble northern pale plain proud quick quiet rapid rosy rough russet silent silver slow small smooth soft solid southern steady still stout sunny swift tall tender thin warm western wide wild'.split(
    ' ',
  );
const SECOND =
  'alder aspen badger beech birch bramble brook cedar clover crane curlew dale elder falcon fen fern finch fjord glade hare hazel heath heron hill hollow ibis ivy juniper kestrel lark linden lynx maple marten meadow moor moss oak osprey otter pine plover poplar reed ridge robin rowan sedge spruce stork swan thistle thrush tide vale willow wren yarrow yew'.split(
    ' ',
  );

/** Of 31-adic sums of the characters: the same id has the same name everywhere. */
function hash(text: string): number {
  let sum = 7;
  for (const character of text) sum = (Math.imul(sum, 31) + character.codePointAt(0)!) >>> 0;
  return (Math.imul(sum ^ (sum >>> 15), 0x2c1b3c6d) >>> 0) ^ (sum >>> 13);
}

export function nameOf(id: string): string {
  const place = hash(id) >>> 0;
  return `${FIRST[place % FIRST.length]} ${SECOND[Math.floor(place / FIRST.length) % SECOND.length]}`;
}
