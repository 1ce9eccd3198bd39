/** What the synthetic year must know of a place, as `sites` of `catalogue/sites.yaml` gives it. */
export interface SiteClimate {
  /** Degrees north. */
  readonly lat: number;
  /** Degrees east. */
  readonly lon: number;
  /** Metres above the sea. */
  readonly elevation: number;
  /** Hours that the clock is ahead of UTC. */
  readonly utcOffset: number;
  /** Twelve values each, January first. */
  readonly monthly: {
    /** Global horizontal irradiation of the month, kWh/m². */
    readonly ghi: readonly number[];
    /** Mean temperature, °C. */
    readonly temperature: readonly number[];
    /** Half the daily range of temperature, K. */
    readonly temperatureSwing: readonly number[];
    /** Standard deviation of temperature from day to day, K. */
    readonly temperatureSpread: readonly number[];
    /** Mean wind speed at 100 m, m/s. */
    readonly windSpeed100: readonly number[];
    /** Share by which the wind at hub height is stronger at night than on average. */
    readonly windSwing: readonly number[];
    readonly albedo: readonly number[];
    /** Share of solar output lost to snow on the modules. */
    readonly snowLoss: readonly number[];
  };
  /** Coldest and warmest ever read, by month, °C. */
  readonly extremes: { readonly low: readonly number[]; readonly high: readonly number[] };
  /** k of the Weibull distribution of hourly wind speed. */
  readonly weibullShape: number;
  readonly anticyclone: Anticyclone;
}

/** How cold and calm go together. An assumption: the dossier says nothing of it. */
export interface Anticyclone {
  /** By month: correlation of the hourly shocks of wind and temperature; positive, so that calm air is cold air. */
  readonly correlation: readonly number[];
  /** Days that the one certain cold and calm spell of each winter lasts, without a day of coming and one of going. */
  readonly days: number;
  /** By how many standard deviations the spell pulls the normal score of the wind down. */
  readonly calm: number;
  /** The same for temperature. */
  readonly cold: number;
}

/** Machines that turn the weather into power, as `turbines` and `pv` of `catalogue/sites.yaml` give them. */
export interface PlantData {
  readonly turbines: TurbineData;
  readonly pv: PvData;
}

export interface TurbineData {
  /** Metres. */
  readonly hubHeight: number;
  /** Exponent of the power law of wind over height. */
  readonly shear: number;
  /** Wind speed at sea-level density (m/s, rising) and share of rated power; nothing outside the first and last speed. */
  readonly powerCurve: readonly (readonly [speed: number, share: number])[];
  readonly losses: {
    readonly wake: number;
    readonly availability: number;
    readonly electrical: number;
    readonly other: number;
    /** By month. */
    readonly icing: readonly number[];
  };
  /** Air temperature below which the turbines stand, °C. */
  readonly coldStop: number;
}

export interface PvData {
  /** Greatest rotation of the tracker to either side, degrees. */
  readonly trackerLimit: number;
  /** Tilt to the south of a fixed array, degrees. */
  readonly fixedTilt: number;
  /** Rise of the cell over the air, K per W/m². */
  readonly cellHeating: number;
  /** Change of power per K above 25 °C. */
  readonly temperatureCoefficient: number;
  readonly dcLosses: number;
  readonly inverterEfficiency: number;
  /** Module power over inverter power. */
  readonly dcOverAc: number;
}
