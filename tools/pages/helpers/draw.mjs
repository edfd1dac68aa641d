// Lays graphs out: reads {name: DOT text} as JSON, writes {name: their layout} as JSON.
import { instance } from "@viz-js/viz";
import { text } from "node:stream/consumers";

const viz = await instance();
const graphs = JSON.parse(await text(process.stdin));
const drawn = Object.fromEntries(
  Object.entries(graphs).map(([name, dot]) => [name, viz.renderString(dot, { format: "json0" })]),
);
process.stdout.write(JSON.stringify(drawn));
