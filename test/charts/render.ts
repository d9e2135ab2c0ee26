import type { VegaLiteSpec } from 'nps-kit/charts';
import * as vega from 'vega';
import { compile } from 'vega-lite';

/** The specification as an SVG text, drawn without a DOM, and every warning on the way. */
export async function renderSvg(spec: VegaLiteSpec): Promise<{ svg: string; warnings: string[] }> {
  const warnings: string[] = [];
  const note =
    (kind: string) =>
    (...texts: readonly unknown[]) => {
      warnings.push(`${kind}: ${texts.join(' ')}`);
      return logger;
    };
  const silent = () => logger;
  const level = (): never => logger as never;
  const logger = {
    level,
    error: note('error'),
    warn: note('warn'),
    info: silent,
    debug: silent,
  };
  // A copy: Vega numbers the rows that it is given.
  const compiled = compile(structuredClone(spec), { logger: logger as never }).spec;
  const view = new vega.View(vega.parse(compiled), { renderer: 'none', logger: logger as never });
  const svg = await view.toSVG();
  view.finalize();
  return { svg, warnings };
}
