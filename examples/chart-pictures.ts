import * as vega from 'vega';
import { compile } from 'vega-lite';
import { chartExamples } from './chart-specs.js';

/** The pictures of the guide as SVG texts, drawn without a DOM. */
export async function renderPictures(): Promise<{ readonly name: string; readonly svg: string }[]> {
  return Promise.all(
    chartExamples().map(async ({ name, spec }) => {
      const view = new vega.View(vega.parse(compile(structuredClone(spec)).spec), { renderer: 'none' });
      const svg = roundGeometry(await view.toSVG());
      view.finalize();
      return { name, svg: `${svg}\n` };
    }),
  );
}

/** Hundredths of a pixel: small files that do not change with the last digit of a double. */
function roundGeometry(svg: string): string {
  return svg.replaceAll(/ (?:d|transform|x2|y2)="[^"]*"/g, (attribute) =>
    attribute.replaceAll(/-?\d+\.\d{3,}/g, (digits) => String(Number(Number(digits).toFixed(2)))),
  );
}
