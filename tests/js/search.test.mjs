// What the search does with words, without a page. What it answers on this site, tests/search/test_found.py asks.
import assert from "node:assert/strict";
import { test } from "node:test";
import { stemmer } from "stemmer";
import { Before } from "../../overrides/assets/js/search/asked.js";
import { Index } from "../../overrides/assets/js/search/index.js";
import { Learnt } from "../../overrides/assets/js/search/learnt.js";
import { ranked } from "../../overrides/assets/js/search/ranking.js";
import { distance, nearest } from "../../overrides/assets/js/search/spelling.js";
import { isStop, tokens } from "../../overrides/assets/js/search/text.js";
import { SURE, Words } from "../../overrides/assets/js/search/words.js";

const words = (/** @type {string} */ text) => tokens(text).map(({ word }) => word);
const asked = (/** @type {string[][]} */ lines) => lines.map(([location, line]) => ({ location, words: words(line) }));
/** What is likely for what is typed, learnt from these lines. @param {string[][]} lines @param {Record<string, string[]>} [groups] */
const learntFrom = (lines, groups = {}) => {
  const learnt = new Learnt(asked(lines), (word) => word, (word) => groups[word] ?? []);
  return (/** @type {string} */ typed) => learnt.likely(words(typed), words(typed));
};

test("a word is the same however it is written", () => {
  assert.deepEqual(words("Café’s CAFÉ cafe"), ["cafe", "cafe", "cafe"]);
  assert.deepEqual(words("behaviour organised defence bullies"), words("behavior organized defense bully"));
  assert.deepEqual(words("ran knives"), ["run", "knife"]);
});

test("a word is told with where it stands", () => {
  const text = "Who do I tell?";
  assert.deepEqual(tokens(text).map(({ from, to }) => text.slice(from, to)), ["Who", "do", "I", "tell"]);
});

test("small words say nothing, and words of danger and of people do", () => {
  for (const word of ["the", "should", "a", "x"]) assert.ok(isStop(word), word);
  for (const word of ["die", "help", "hurt", "child"]) assert.ok(!isStop(word), word);
});

test("a letter changed, added, left out or swapped is one slip", () => {
  for (const slip of ["bonter", "bannter", "bater", "batner"]) assert.equal(distance(slip, "banter", 3), 1, slip);
  assert.equal(distance("banter", "banter", 3), 0);
  assert.equal(distance("abcdef", "uvwxyz", 2), 3, "beyond the most that is asked for it is not counted on");
});

test("the nearest known word is taken, the most frequent of several, and none that is far", () => {
  const known = new Map([["police", 5], ["policy", 9], ["knife", 1]]);
  assert.equal(nearest("polict", known), "policy");
  assert.equal(nearest("nife", known), "knife");
  assert.equal(nearest("weather", known), "");
  assert.equal(nearest("po", known), "", "a short word has no slips");
  assert.equal(nearest("999", new Map([["998", 1]])), "", "a number has none either");
});

const LISTS = {
  groups: [{ words: ["nudes"], means: ["image"], first: ["helpers/image/"] }],
  readers: [{ who: "child", says: ["my friend"], but_not: ["my son"], first: ["for/children/"], by: 2 }],
  danger: [{ words: ["knife", "wants to die"], first: ["who-to-tell/"], parent: ["for/parents/"], child: ["for/children/"] }],
  asked: { "helpers/image/": ["someone sent a rude picture"] },
};
const PLACES = [
  { location: "helpers/image/", title: "An image has been shared", text: "A rude image of a child was sent to others." },
  { location: "policy/purpose/", title: "Purpose", text: "Every child must feel safe and be heard at all times here." },
  { location: "who-to-tell/", title: "Who to tell", text: "Tell the safeguarding lead." },
  { location: "for/children/", title: "For children", text: "Tell a grown up that you trust. It is your life, and a life is dear." },
];

function search() {
  const said = PLACES.map(({ title, text }) => ({ title: words(title), text: words(text), also: [] }));
  const lines = asked(Object.entries(LISTS.asked).flatMap(([place, all]) => all.map((line) => [place, line])));
  const known = new Words([...said.flatMap(({ title, text }) => [...title, ...text]), ...lines.flatMap((line) => line.words)], LISTS, stemmer);
  const stem = known.stem.bind(known);
  const index = new Index(PLACES, said, stem);
  const before = new Before(lines, stem, index.rarity.bind(index));
  const learnt = new Learnt(lines, stem, () => []);
  const plan = (/** @type {string} */ typed) => known.understand(typed);
  return { plan, pages: (/** @type {string} */ typed) => ranked(index, before, learnt, plan(typed)).map(({ page }) => page) };
}

test("what is typed is read as itself, as what it may be a slip of, or as what it begins", () => {
  const { plan } = search();
  const surest = (/** @type {string} */ typed) => [...plan(typed).readings[0]].map(([, sure]) => sure)[0];
  assert.equal(surest("image "), SURE.typed);
  assert.equal(surest("imagge "), SURE.mended);
  assert.equal(surest("safegu"), SURE.begun);
  assert.deepEqual(plan("the ").readings, [], "a small word asks for nothing");
});

test("another word for the same leads to its page", () => {
  assert.equal(search().pages("nudes")[0], "helpers/image/");
  assert.equal(search().pages("somebody sent a rude picture")[0], "helpers/image/");
});

test("a word of danger goes before everything, even misspelt, and by who asks", () => {
  const { plan, pages } = search();
  assert.deepEqual(plan("rude image and a nife").danger, ["who-to-tell/"]);
  assert.equal(pages("rude image and a nife")[0], "who-to-tell/");
  assert.equal(pages("my friend wants to die")[0], "for/children/");
  assert.deepEqual(plan("an image").danger, []);
});

test("the policy's own words lead to where they stand", () => {
  assert.equal(search().pages("must feel safe and be heard")[0], "policy/purpose/");
});

test("what many lines say together is learnt, and a word that none of them has says nothing", () => {
  const likely = learntFrom([["a/", "rude photo"], ["a/", "photo of my class"], ["b/", "angry letter"], ["b/", "letter from a neighbour"]]);
  const both = likely("a photo and a letter about a photo");
  assert.ok((both.get("a/") ?? 0) > 0 && (both.get("b/") ?? 0) > 0);
  assert.ok((likely("photo").get("a/") ?? 0) > (likely("photo").get("b/") ?? 0));
  assert.equal(likely("zzz").size, 0);
});

test("the same words in another order are another question, and a page of few lines can be likely", () => {
  const likely = learntFrom([["a/", "someone hit him today"], ["a/", "someone hit him"], ["b/", "him hit someone today"], ["b/", "him hit someone"]])("him hit someone");
  assert.ok((likely.get("b/") ?? 0) > (likely.get("a/") ?? 0) + 0.1);
  const many = Array.from({ length: 60 }, (_, at) => ["many/", `who prints the card ${at}`]);
  const few = learntFrom([...many, ["few/", "print a card"]])("print the card");
  assert.ok((few.get("few/") ?? 0) > (few.get("many/") ?? 0) + 0.5);
});

test("a word that no line has is known by its pieces, and by the group that it is in", () => {
  const lines = [["lunch/", "nobody sits by him at dinner"], ["phone/", "things on his phone"]];
  const likely = learntFrom(lines, { phone: ["7"], tablet: ["7"] });
  assert.ok((likely("dinnertime").get("lunch/") ?? 0) > (likely("dinnertime").get("phone/") ?? 0));
  assert.ok((likely("tablet").get("phone/") ?? 0) > (likely("tablet").get("lunch/") ?? 0));
  assert.equal(learntFrom(lines)("tablet").size, 0, "without the group nothing is known of it");
  assert.ok((likely("on his tablet").get("phone/") ?? 0) > (learntFrom(lines)("on his tablet").get("phone/") ?? 0));
});
