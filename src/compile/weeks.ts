/** Hourly series that the park's hours depend on: 8,760 values for each weather year, one year after another. */
export interface Profiles {
  readonly wind: Float64Array;
  readonly solar: Float64Array;
  /** °C. */
  readonly temperature: Float64Array;
}

/** A week that stands for others: where it starts in the year and how many weeks of the year it stands for. */
export interface SampleWeek {
  readonly start: number;
  readonly weight: number;
  readonly hardest: boolean;
}

/** Weather years that profiles hold: each stands for that share of every year of the park. */
export function weatherYears({ wind }: Profiles): number {
  return wind.length / hoursPerYear;
}

/** The profiles of one weather year, from 0. */
export function weatherYear({ wind, solar, temperature }: Profiles, index: number): Profiles {
  const part = (series: Float64Array) => series.subarray(index * hoursPerYear, (index + 1) * hoursPerYear);
  return { wind: part(wind), solar: part(solar), temperature: part(temperature) };
}

const hoursPerYear = 8760;
const hoursPerWeek = 168;
/** Hours of a year over those of 52 weeks: the last day belongs to no week and its weight goes to all. */
export const weeksPerYear = 8760 / hoursPerWeek;

/**
 * `count` weeks that stand for the first weather year: k-medoids on daily wind, sun and cold of the 52 weeks, started
 * deterministically (farthest first), with the hardest week (least wind and sun, most cold) always one of the medoids.
 * Weights are cluster sizes scaled to 8,760 hours.
 */
export function chooseWeeks(profiles: Profiles, count: number): readonly SampleWeek[] {
  const features = Array.from({ length: 52 }, (_, week) => weekFeatures(profiles, week));
  const hardness = features.map((f) => f.reduce((sum, value) => sum + value, 0));
  const hardest = hardness.indexOf(Math.min(...hardness));
  const distance = (a: number, b: number) =>
    Math.sqrt(features[a]!.reduce((sum, value, i) => sum + (value - features[b]![i]!) ** 2, 0));
  const wanted = Math.max(1, Math.min(52, Math.floor(count)));
  const medoids = [hardest];
  while (medoids.length < wanted) {
    let farthest = 0;
    let best = -1;
    for (let week = 0; week < 52; week++) {
      const near = Math.min(...medoids.map((m) => distance(week, m)));
      if (near > best) [farthest, best] = [week, near];
    }
    if (best < 1e-9) break; // the weeks left are all like one that is in
    medoids.push(farthest);
  }
  for (let round = 0; round < 20; round++) {
    const clusters = assign(medoids, distance);
    let moved = false;
    for (const [i, cluster] of clusters.entries()) {
      if (i === 0) continue; // the hardest week stays
      const costs = cluster.map((candidate) => cluster.reduce((sum, other) => sum + distance(candidate, other), 0));
      const better = cluster[costs.indexOf(Math.min(...costs))]!;
      if (better !== medoids[i]) {
        medoids[i] = better;
        moved = true;
      }
    }
    if (!moved) break;
  }
  return assign(medoids, distance)
    .map((cluster, i) => ({
      start: medoids[i]! * hoursPerWeek,
      weight: (cluster.length / 52) * weeksPerYear,
      hardest: i === 0,
    }))
    .sort((a, b) => a.start - b.start);
}

function assign(medoids: readonly number[], distance: (a: number, b: number) => number): number[][] {
  const clusters: number[][] = medoids.map(() => []);
  for (let week = 0; week < 52; week++) {
    let nearest = 0;
    for (let i = 1; i < medoids.length; i++)
      if (distance(week, medoids[i]!) < distance(week, medoids[nearest]!)) nearest = i;
    clusters[medoids.includes(week) ? medoids.indexOf(week) : nearest]!.push(week);
  }
  return clusters;
}

/** Seven daily means of wind and sun, and how warm it was, each on a scale near 1. */
function weekFeatures(profiles: Profiles, week: number): number[] {
  const mean = (series: Float64Array, from: number, hours: number) => {
    let sum = 0;
    for (let h = from; h < from + hours; h++) sum += series[h]!;
    return sum / hours;
  };
  const start = week * hoursPerWeek;
  const days = Array.from({ length: 7 }, (_, day) => start + day * 24);
  return [
    ...days.map((hour) => mean(profiles.wind, hour, 24)),
    mean(profiles.wind, start, hoursPerWeek) * 7,
    mean(profiles.solar, start, hoursPerWeek) * 7,
    mean(profiles.temperature, start, hoursPerWeek) / 20,
  ];
}
