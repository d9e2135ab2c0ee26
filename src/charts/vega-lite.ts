/** One row of the data of a chart: plain values, as JSON knows them. */
export type VegaLiteRow = Readonly<Record<string, string | number | boolean | null>>;

/** The data of a chart or of one of its layers. */
export interface VegaLiteData {
  /** The rows. */
  readonly values: VegaLiteRow[];
}

/** The kind of a variable. */
export type VegaLiteType = 'quantitative' | 'ordinal' | 'nominal' | 'temporal';

/** How values become positions or colours. */
export interface VegaLiteScale {
  readonly type?: 'utc';
  readonly domain?: (string | number)[];
  readonly range?: string[];
  readonly nice?: boolean;
  readonly zero?: boolean;
  readonly padding?: number;
  readonly paddingInner?: number;
  readonly paddingOuter?: number;
}

/** How an axis looks. */
export interface VegaLiteAxis {
  readonly title?: string | null;
  readonly format?: string;
  readonly values?: number[];
  readonly grid?: boolean;
  readonly domain?: boolean;
  readonly ticks?: boolean;
  readonly labels?: boolean;
  readonly labelAngle?: number;
  readonly labelLimit?: number;
  readonly labelPadding?: number;
  readonly labelOverlap?: boolean | 'parity' | 'greedy';
  readonly labelFlush?: boolean;
  readonly tickCount?: number;
  readonly tickMinStep?: number;
}

/** Where and how the meaning of colours and shapes is told. */
export interface VegaLiteLegend {
  readonly title?: string | null;
  readonly orient?: 'top' | 'bottom' | 'right';
  readonly symbolType?: string;
}

/** A channel that reads a field of the rows. */
export interface VegaLiteField {
  readonly field: string;
  readonly type?: VegaLiteType;
  readonly title?: string;
  readonly format?: string;
  readonly scale?: VegaLiteScale | null;
  readonly axis?: VegaLiteAxis | null;
  readonly legend?: VegaLiteLegend | null;
  readonly sort?: null;
  readonly stack?: 'zero' | null;
  readonly bandPosition?: number;
}

/** A channel without a scale: a text, an order, a group. */
export interface VegaLiteText {
  readonly field: string;
  readonly type: VegaLiteType;
}

/** A channel at a constant of the data. */
export interface VegaLiteDatum {
  readonly datum: string | number;
  readonly type?: VegaLiteType;
  readonly scale?: VegaLiteScale | null;
  readonly axis?: VegaLiteAxis | null;
}

/** A channel at a constant of the picture, such as pixels or a colour. */
export interface VegaLiteValue<Value> {
  readonly value: Value;
}

/** A position channel. */
export type VegaLitePosition = VegaLiteField | VegaLiteDatum | VegaLiteValue<number | 'width' | 'height'>;

/** What a mark shows of its rows. */
export interface VegaLiteEncoding {
  readonly x?: VegaLitePosition;
  readonly x2?: VegaLitePosition;
  readonly y?: VegaLitePosition;
  readonly y2?: VegaLitePosition;
  readonly color?: VegaLiteField | VegaLiteValue<string>;
  readonly shape?: VegaLiteField | VegaLiteValue<string>;
  readonly text?: VegaLiteField | VegaLiteValue<string>;
  readonly order?: VegaLiteText;
  readonly detail?: VegaLiteText;
  readonly tooltip?: VegaLiteText;
  readonly description?: VegaLiteText;
}

/** What is drawn. */
export interface VegaLiteMark {
  readonly type: 'area' | 'bar' | 'line' | 'point' | 'rect' | 'rule' | 'text' | 'tick';
  readonly color?: string;
  readonly fill?: string;
  readonly stroke?: string;
  readonly filled?: boolean;
  readonly opacity?: number;
  readonly size?: number;
  readonly thickness?: number;
  readonly strokeWidth?: number;
  readonly strokeDash?: number[];
  readonly orient?: 'horizontal' | 'vertical';
  readonly align?: 'left' | 'center' | 'right';
  readonly baseline?: 'top' | 'middle' | 'bottom';
  readonly dx?: number;
  readonly dy?: number;
  readonly fontSize?: number;
  readonly fontWeight?: 'normal' | 'bold';
  readonly limit?: number;
  readonly clip?: boolean;
  readonly aria?: boolean;
}

/** One layer of marks. */
export interface VegaLiteLayer {
  readonly data?: VegaLiteData;
  readonly mark: VegaLiteMark;
  readonly encoding: VegaLiteEncoding;
}

/** Fonts and colours of everything that is no mark. */
export interface VegaLiteConfig {
  readonly font: string;
  readonly view: { readonly stroke: null };
  readonly axis: {
    readonly labelColor: string;
    readonly titleColor: string;
    readonly titleFontWeight: 'normal';
    readonly gridColor: string;
    readonly domainColor: string;
    readonly tickColor: string;
  };
  readonly legend: { readonly labelColor: string; readonly labelLimit: number };
  readonly text: { readonly color: string };
}

/**
 * A layered Vega-Lite specification, as far as the charts use the language: plain data that survives JSON.
 *
 * Fits where Vega-Lite, vega-embed and their kin take a specification. Every call makes a new one, and its lists may be
 * changed: add a layer, change a colour.
 *
 * @see https://vega.github.io/vega-lite/docs/spec.html
 */
export interface VegaLiteSpec {
  /** The version of the language. */
  readonly $schema: string;
  /** What the chart shows, in words: read aloud by screen readers. */
  readonly description: string;
  /** Title and subtitle, in words. */
  readonly title: {
    readonly text: string;
    readonly subtitle?: string;
    readonly anchor: 'start';
    readonly frame: 'group';
    readonly color: string;
    readonly subtitleColor: string;
    readonly offset: number;
  };
  /** Background colour. */
  readonly background: string;
  /** Pixels, or `"container"` to fill the element. */
  readonly width: number | 'container';
  /** Pixels in all, or per row. */
  readonly height: number | { readonly step: number };
  /** The figures that are drawn. */
  readonly data: VegaLiteData;
  /** The layers, the lowest first. */
  readonly layer: VegaLiteLayer[];
  /** Fonts and colours. */
  readonly config: VegaLiteConfig;
}
