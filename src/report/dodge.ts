/** Sideways shifts, so that points which would cover each other stand side by side. */
import type { Axis } from './axis.js';
import type { FigureData, MeasuredPoint } from './figureData.js';

/** Points closer than this in px cover each other. */
const TOUCHING = 7;
const STEP = 8;

interface Spot {
  readonly point: MeasuredPoint;
  /** Height above the bottom of the frame in px. */
  readonly height: number;
}

function heightOf(value: number, { scale, domain: [low, high] }: Axis, pixels: number): number {
  const place = (y: number): number => (scale === 'log' ? Math.log(Math.max(y, low)) : y);
  return ((place(value) - place(low)) / (place(high) - place(low))) * pixels;
}

/** Neighbours at one x that touch, from bottom to top. */
function clusters(spots: readonly Spot[]): readonly (readonly Spot[])[] {
  const sorted = [...spots].sort((a, b) => a.height - b.height);
  return sorted.reduce<Spot[][]>((found, spot) => {
    const last = found.at(-1);
    const below = last?.at(-1);
    if (last !== undefined && below !== undefined && spot.height - below.height < TOUCHING) last.push(spot);
    else found.push([spot]);
    return found;
  }, []);
}

/**
 * Shift in px of every point of one panel that touches others at the same x; points that stand free are absent.
 *
 * @param groups - indices of the groups that share the panel
 * @param pixels - height of the panel
 */
export function dodges(
  data: FigureData,
  groups: readonly number[],
  axis: Axis,
  pixels: number,
): ReadonlyMap<MeasuredPoint, number> {
  // in the order of the legend, so that each series keeps its side
  const points = groups.flatMap((group) => data.groups[group]?.measured.flat() ?? []);
  const columns = new Map<number, Spot[]>();
  for (const point of points) {
    const spot = { point, height: heightOf(point.mean, axis, pixels) };
    columns.set(point.x, [...(columns.get(point.x) ?? []), spot]);
  }
  const shifts = new Map<MeasuredPoint, number>();
  for (const column of columns.values()) {
    for (const cluster of clusters(column).filter(({ length }) => length > 1)) {
      const members = points.filter((point) => cluster.some((spot) => spot.point === point));
      members.forEach((point, index) => shifts.set(point, (index - (members.length - 1) / 2) * STEP));
    }
  }
  return shifts;
}
