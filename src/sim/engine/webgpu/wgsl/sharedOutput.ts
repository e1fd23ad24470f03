import { medianRanks } from '../../network/ranks.js';
import { WORKGROUP } from '../layout.js';
import { floatLiteral } from './literal.js';
import { halvesOf, isAround, type AroundReducer, type Span } from './ranksRead.js';
import { eachOwn, type Shared } from './sharedRows.js';

/** `reduced`, the same in every invocation, from the rows that the invocations keep in `own`. */
export function sharedOutput(shared: Shared, ties: string): string {
  const { reducer, m } = shared;
  if (isAround(reducer)) return around(shared, reducer, ties);
  const reduced = reducer.kind === 'median' ? median(m, reducer.convention) : trimmedMean(m, reducer.f);
  return [sort(shared, [0, m]), `let reduced = ${reduced};`].join('\n    ');
}

/** Copies rows `from .. to - 1` to the cells, and sorts them. */
function sort(shared: Shared, [from, to]: Span): string {
  return [
    eachOwn(shared, `cells[i - ${from}u] = own[k];`, from, to),
    `pad(local, ${to - from}u);`,
    'sortCells(local);',
  ].join('\n    ');
}

function median(m: number, convention: 'midpoint' | 'lower' | 'upper'): string {
  const [lower, upper] = medianRanks(m, convention);
  return lower === upper ? `cells[${lower}]` : `0.5 * (cells[${lower}] + cells[${upper}])`;
}

function trimmedMean(m: number, f: number): string {
  return `sumOver(local, sumOfCells(local, ${f}u, ${m - f}u)) * ${floatLiteral(1 / (m - 2 * f))}`;
}

/** See `walkAround`, whose choice this is, made by a workgroup. */
function around(shared: Shared, reducer: AroundReducer, ties: string): string {
  const { m } = shared;
  const { keep } = reducer;
  const { centre, kept } = halvesOf(reducer, m);
  const [from, to] = kept;
  const centreOf =
    reducer.kind === 'mean-around-trimmed-mean'
      ? trimmedMean(m, reducer.f)
      : median(centre[1] - centre[0], reducer.convention);
  const again = centre[0] === from ? '' : `workgroupBarrier();\n    ${sort(shared, kept)}`;
  const count = /* wgsl */ `
        let distance = abs(own[k] - centre);
        let isCloser = distance < near;
        sum += select(Part(), own[k], isCloser);
        closer += select(Part(), Part(1.0), isCloser);
        tied += select(Part(), Part(1.0), (distance >= near) & (distance <= far));`;
  const take = /* wgsl */ `
        let distance = abs(own[k] - centre);
        let isKept = (distance >= near) & (distance <= far) & (taken < left);
        sum += select(Part(), own[k], isKept);
        taken += select(Part(), Part(1.0), isKept);`;
  return /* wgsl */ `
    ${sort(shared, centre)}
    let centre = ${centreOf};
    ${again}
    let radius = leastOver(local, radiusOfWindows(local, centre, ${to - from}u, ${keep}u));
    let margin = ${ties} * (abs(centre) + radius);
    let near = radius - margin;
    let far = radius + margin;
    var sum = Part();
    var closer = Part();
    var tied = Part();
    ${eachOwn(shared, count, from, to)}
    let left = (Part(${keep}.0) - sumOver(local, closer)) - before(local, tied);
    var taken = Part();
    ${eachOwn(shared, take, from, to)}
    let reduced = sumOver(local, sum) * ${floatLiteral(1 / keep)};`;
}

/** WGSL functions over the sorted cells: the share of an invocation in a sum of ranks, and in the least radius of a window. */
export const sortedFunctions = /* wgsl */ `
fn sumOfCells(local: u32, start: u32, end: u32) -> Part {
  var sum = Part();
  for (var i = start + local; i < end; i += ${WORKGROUP}u) {
    sum += cells[i];
  }
  return sum;
}

fn radiusOfWindows(local: u32, centre: Part, count: u32, keep: u32) -> Part {
  var radius = Part(FARTHEST);
  for (var i = local; i + keep <= count; i += ${WORKGROUP}u) {
    radius = min(radius, max(centre - cells[i], cells[i + keep - 1u] - centre));
  }
  return radius;
}
`;
