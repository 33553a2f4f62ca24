// Writes date-holidays.json: the public holidays of the sixteen Länder and of the places below them, after the npm package
// date-holidays. Made with
//   npm install --prefix SCRATCH date-holidays@3.37.0
//   node tests/data/make_date_holidays.mjs SCRATCH > tests/data/date-holidays.json
// Only type "public" counts: 24 and 31 December are "bank", church days are "observance".
import { createRequire } from "node:module";
import { resolve } from "node:path";

const [FIRST, LAST] = [1990, 2050];
const LANDS = ["BW", "BY", "BE", "BB", "HB", "HH", "HE", "MV", "NI", "NW", "RP", "SL", "SN", "ST", "SH", "TH"];
const PLACES = { augsburg: ["BY", "A"], "by-15-august": ["BY", "KATH"], "sn-corpus-christi": ["SN", "BZ"],
  eichsfeld: ["TH", "EIC"], "th-corpus-christi": ["TH", "UH"] };

const require = createRequire(resolve(process.argv[2], "package.json"));
const Holidays = require("date-holidays").default ?? require("date-holidays");
const { version, license, homepage } = require("date-holidays/package.json");

function publicDays(...region) {
  const calendar = new Holidays("DE", ...region);
  const days = new Set();
  for (let year = FIRST; year <= LAST; year++) {
    for (const { type, date } of calendar.getHolidays(year)) {
      if (type === "public") days.add(date.slice(0, 10));
    }
  }
  return days;
}

// One line a year: each day with its Länder, "*" for all of them.
const days = {};
for (const land of LANDS) {
  for (const day of publicDays(land)) ((days[day.slice(0, 4)] ??= {})[day.slice(5)] ??= []).push(land);
}
const years = Object.entries(days).map(([year, found]) => {
  const line = Object.keys(found).sort().map((day) => `${day} ${found[day].length === 16 ? "*" : found[day].join(",")}`);
  return `    "${year}": ${JSON.stringify(line.join("; "))}`;
});
// What a place has beyond its Land.
const places = Object.entries(PLACES).map(([place, region]) => {
  const land = publicDays(region[0]);
  return `    "${place}": ${JSON.stringify([...publicDays(...region)].filter((day) => !land.has(day)).sort().join(" "))}`;
});
console.log(`{
  "made_by": "tests/data/make_date_holidays.mjs",
  "package": "date-holidays ${version} (npm)",
  "homepage": "${homepage}",
  "licence": "${license}",
  "lands": {\n${years.join(",\n")}\n  },
  "places": {\n${places.join(",\n")}\n  }
}`);
