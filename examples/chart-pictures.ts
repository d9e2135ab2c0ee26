import * as vega from 'vega';
import { compile } from 'vega-lite';
import { chartExamples } from './chart-specs.js';

/** The pictures of the guide as SVG texts, drawn without a DOM. */
export async function renderPictures(): Promise<{ readonly name: string; readonly svg: string }[]> {
  return Promise.all(
    chartExamples().map(async ({ name, spec }) => {
      const view = new vega.View(vega.parse(compile(spec).spec), { renderer: 'none' });
      const svg = `${await view.toSVG()}\n`;
      view.finalize();
      return { name, svg };
    }),
  );
}
