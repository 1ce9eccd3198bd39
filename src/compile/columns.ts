/** Where each decision of the plan stands among the problem's columns. The only place that knows. */
export interface Columns {
  /** build[process,stage], in lines when whole, else in capacity units (kilo-units a year, or MW). */
  readonly build: ReadonlyMap<string, readonly (number | undefined)[]>;
  /** Capacity one unit of `build` adds, in kilo-units a year or MW. */
  readonly buildStep: ReadonlyMap<string, number>;
  /** run[process,stage], kilo-units of product a year. */
  readonly run: ReadonlyMap<string, readonly number[]>;
  /** buy[material,tier,stage], sell[market,tier,stage], sink[material,stage], extract[deposit,class,stage]: kilo-units a year. */
  readonly buy: ReadonlyMap<string, readonly (readonly number[])[]>;
  readonly sell: ReadonlyMap<string, readonly (readonly number[])[]>;
  readonly sink: ReadonlyMap<string, readonly number[]>;
  readonly extract: ReadonlyMap<string, readonly (readonly number[])[]>;
  /** load[grid material,stage]: MW of electricity, GJ/h of steam, from material plants. */
  readonly load: ReadonlyMap<string, readonly number[]>;
  /** import and export of the year, GWh. */
  readonly gridImport: readonly number[];
  readonly gridExport: readonly number[];
  /** renewable energy used in the year, GWh. */
  readonly renewable: readonly number[];
  /** power dumped in the year, GWh; but not with sample weeks, whose hours pay for it themselves. */
  readonly dumped: readonly number[];
  /** Whether the park's infrastructure stands. */
  readonly exists: number;
  /** Size of infrastructure priced by what it carries: `freight` in thousand t/a, `gridTie` in MW. */
  readonly sized: ReadonlyMap<string, number>;
  /** What stands of each technology as the hours see it, by stage; where hours are compiled. */
  readonly stands: ReadonlyMap<string, readonly number[]>;
  /** Whether sets stand, by stage; where the security rule is compiled. */
  readonly setsExist: readonly number[];
  /** By state, stage and span: what is handed to each span of the year from the one before. */
  readonly edges: ReadonlyMap<string, readonly (readonly number[])[]>;
  /** Hours by stage and sample week, typical day or span. */
  readonly blocks: readonly (readonly BlockColumns[])[];
  /** loadSum[grid material,stage] rows: what one more MW or GJ/h of a material plant's load costs. */
  readonly loadRow: ReadonlyMap<string, readonly number[]>;
  /** balance[material,stage] rows, for shadow prices. */
  readonly balanceRow: ReadonlyMap<string, readonly number[]>;
}

/** Columns of one block: each list has one entry per step. */
export interface BlockColumns {
  readonly start: number;
  readonly weight: number;
  readonly stepHours: number;
  readonly series: ReadonlyMap<string, readonly number[]>;
  /** Columns of what an open block stores before its first hour and after its last, by process. */
  readonly edges: ReadonlyMap<string, readonly [before: number, after: number]>;
}
