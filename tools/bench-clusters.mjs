// Copyright 2026 The Veche developers
// SPDX-License-Identifier: GPL-3.0-or-later
// npm's supercluster on the points of tests/bench/bench-clusters.c. Arguments: folder that has node_modules, how many points.
import {createRequire} from 'node:module';
import {resolve} from 'node:path';

const require = createRequire(resolve(process.argv[2], 'here.js'));
const {default: Supercluster} = await import(require.resolve('supercluster'));
const n = Number(process.argv[3]);
let state = 1967;
const draw = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 4294967296;
const points = Array.from({length: n}, () => ({type: 'Feature', properties: {}, geometry: {type: 'Point', coordinates: [37.3 + 0.6 * draw(), 55.5 + 0.45 * draw()]}}));
let best = Infinity;
let count = 0;

for (let round = 0; round < 3; round++) {
  const index = new Supercluster({radius: 60, extent: 512, minZoom: 0, maxZoom: 16});
  const start = performance.now();

  index.load(points);
  best = Math.min(best, performance.now() - start);
  count = index.getClusters([-180, -85, 180, 85], 14).length;
}
console.log(`ms ${best.toFixed(1)}\nz14 ${count}`);
