import { readFileSync } from 'node:fs';

const { exports } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8'));

/** @type {Partial<import('typedoc').TypeDocOptions>} */
export default {
  name: 'nps-kit',
  entryPoints: Object.keys(exports)
    .filter((key) => key !== './package.json')
    .map((key) => (key === '.' ? 'src/index.ts' : `src/${key.slice(2)}/index.ts`)),
  projectDocuments: ['docs/**/*.md'],
  plugin: ['typedoc-plugin-mdn-links', 'typedoc-plugin-zod'],
  out: 'site-dist',
  readme: 'README.md',
  customFooterHtml:
    'Net Promoter®, NPS® and the NPS-related emoticons are registered trademarks of Bain &amp; Company, Inc., NICE Systems, Inc., and Fred Reichheld; Net Promoter Score and Net Promoter System are service marks of the same. nps-kit is not affiliated with or endorsed by them.',
  includeVersion: true,
  disableSources: true, // links would name wherever the clone came from
  excludeInternal: true,
  categorizeByGroup: false,
  requiredToBeDocumented: ['Function', 'Interface', 'TypeAlias', 'Variable', 'Class', 'Enum'],
  validation: {
    notExported: true,
    invalidLink: true,
    invalidPath: true,
    rewrittenLink: true,
    notDocumented: true,
    unusedMergeModuleWith: true,
  },
  treatWarningsAsErrors: true,
  treatValidationWarningsAsErrors: true,
};
