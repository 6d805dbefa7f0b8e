// Measures graphology. It has no k best paths. The lines that it prints are
// described in stopwatch.py.
'use strict';
const fs = require('fs');
const path = require('path');
const [file, ties] = [process.argv[2], Number(process.argv[3])];
const peer = 'graphology';

let DirectedGraph, paths, pagerank, betweenness, version;
try {
  ({DirectedGraph} = require('graphology'));
  paths = require('graphology-shortest-path');
  pagerank = require('graphology-metrics/centrality/pagerank');
  betweenness = require('graphology-metrics/centrality/betweenness');
  const folder = path.dirname(path.dirname(require.resolve('graphology')));
  version = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')).version;
} catch (error) {
  console.log(JSON.stringify({peer, ties, missing: 'not installed'}));
  process.exit(0);
}

const TOLERANCE = 1e-6;
const FEWEST = 3;
const box = Number(process.env.BOX || 3);
const skip = (process.env.SKIP || '').split(',');
const pairs = fs.readFileSync(file + '.pairs', 'utf8').trim().split('\n').map(line => line.split(' '));
const now = () => Number(process.hrtime.bigint()) / 1e9;

function say(op, more) {
  // Written at once, so that nothing is lost should the process be ended.
  fs.writeSync(1, JSON.stringify({peer, version, op, ties, ...more}) + '\n');
}

function peakMB() {
  try {
    return Number(/VmHWM:\s*(\d+)/.exec(fs.readFileSync('/proc/self/status', 'utf8'))[1]) >> 10;
  } catch (error) {
    return 0;
  }
}

function once(op, how, work, check) {
  if (skip.includes(op)) {
    if (op === 'load') work();
    return;
  }
  say(op, {begin: true});
  const start = now();
  const result = work();
  say(op, {how, seconds: now() - start, check: check(result), peak_mb: peakMB()});
}

function each(op, how, ask, costs) {
  if (skip.includes(op)) return;
  say(op, {begin: true});
  ask(pairs[0]);
  const spent = pairs.map(() => []), check = [];
  const end = now() + box;
  for (let i = 0; i < FEWEST || now() < end; i++) {
    const at = i % pairs.length;
    const start = now();
    const answer = ask(pairs[at]);
    spent[at].push(now() - start);
    if (i < pairs.length) check.push(costs(answer));
  }
  const times = check.map((_, i) => spent[i].sort((a, b) => a - b)[spent[i].length >> 1]);
  say(op, {how, seconds: times.reduce((a, b) => a + b, 0) / times.length, each: times, check, peak_mb: peakMB()});
}

const g = new DirectedGraph();

function load() {
  // Read in pieces: a large file is longer than the longest string.
  const input = fs.openSync(file, 'r');
  const piece = Buffer.alloc(1 << 24);
  let rest = '', header = true;
  for (let n; (n = fs.readSync(input, piece)) > 0; ) {
    const lines = (rest + piece.toString('latin1', 0, n)).split('\n');
    rest = lines.pop();
    for (const line of lines) {
      const [from, relation, to, weight] = line.split(',');
      if (header) {
        header = false;
        continue;
      }
      g.mergeNode(from);
      g.mergeNode(to);
      g.addDirectedEdge(from, to, {relation, weight: Number(weight)});
    }
  }
  fs.closeSync(input);
}

function watch(scores) {
  const picked = {};
  for (let i = 0; i < 20; i++) if ('a' + i in scores) picked['a' + i] = scores['a' + i];
  return picked;
}

function weigh(nodes) {
  let total = 0;
  for (let i = 1; i < nodes.length; i++) total += g.getEdgeAttribute(nodes[i - 1], nodes[i], 'weight');
  return [total];
}

once('load', 'mergeNode, addDirectedEdge', load, () => [g.order, g.size]);
each('hops', 'bidirectional', ([a, b]) => paths.bidirectional(g, a, b), nodes => (nodes ? [nodes.length - 1] : []));
each('weight', 'dijkstra.bidirectional', ([a, b]) => paths.dijkstra.bidirectional(g, a, b), nodes => (nodes ? weigh(nodes) : []));
// It stops when the sum of changes is below the tolerance times the number of nodes.
once('pagerank', 'centrality/pagerank',
  () => pagerank(g, {getEdgeWeight: null, tolerance: TOLERANCE / g.order, maxIterations: 500}), watch);
if (ties === 100000) {
  once('betweenness', 'centrality/betweenness', () => betweenness(g, {getEdgeWeight: null, normalized: false}), watch);
}
