/** An end of flows. `opens` says what it stands for where that can be looked into: a process, or plants of a chain. */
export interface FlowNode {
  readonly id: string;
  readonly name: string;
  readonly colour: string;
  /** What passes in truth, where links too small to draw are part of it. */
  readonly amount: number;
  readonly opens?: { readonly process: string } | { readonly chain: string };
  /** Where a flow that returns to an earlier plant is cut. */
  readonly cut?: true;
}

export interface FlowLink {
  readonly from: string;
  readonly to: string;
  readonly value: number;
  /** What flows, by its name, where that is more than the link says. */
  readonly parts: readonly (readonly [name: string, value: number])[];
  readonly colour?: string;
}

/** A line of the table behind the picture. */
export interface FlowRow {
  readonly from: string;
  readonly to: string;
  readonly what: string;
  readonly value: number;
  readonly returns: boolean;
}

/** What is drawn of one stage by one measure, and all that it stands for. */
export interface FlowModel {
  readonly nodes: readonly FlowNode[];
  /** Without circles. */
  readonly links: readonly FlowLink[];
  readonly rows: readonly FlowRow[];
  /** How many flows return to an earlier plant and are drawn cut. */
  readonly returns: number;
  readonly notes: readonly string[];
  /** An amount with its unit. */
  amount(value: number): string;
}

/** Steps from the left at which each node stands: as far right as what leads to it, sources just before what they feed. */
export function depthsOf(nodes: readonly FlowNode[], links: readonly FlowLink[]): ReadonlyMap<string, number> {
  const into = new Map<string, string[]>();
  const out = new Map<string, string[]>();
  for (const { from, to } of links) {
    into.set(to, [...(into.get(to) ?? []), from]);
    out.set(from, [...(out.get(from) ?? []), to]);
  }
  const depths = new Map<string, number>();
  const reach = (id: string): number => {
    const known = depths.get(id);
    if (known !== undefined) return known;
    const found = Math.max(-1, ...(into.get(id) ?? []).map(reach)) + 1;
    depths.set(id, found);
    return found;
  };
  for (const { id } of nodes) reach(id);
  const last = Math.max(0, ...depths.values());
  for (const { id, cut } of nodes) {
    const fed = out.get(id) ?? [];
    if (!into.has(id)) depths.set(id, Math.max(0, Math.min(...fed.map((to) => depths.get(to)!)) - 1));
    // What leaves the park stands at the right edge; a flow that is cut ends beside its plant.
    else if (fed.length === 0 && !cut) depths.set(id, last);
  }
  return depths;
}
