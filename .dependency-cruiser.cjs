/**
 * The walls between the rooms of the house (docs/architecture.md). Imports go one way; types count as imports. Only
 * src/main.ts, src/cli.ts with src/cli/, what they assemble and tests see everything.
 */

const BELOW_APP = ['plan', 'domain', 'intake', 'cards', 'report'];

/** Each room and the rooms that it may import from, besides itself. */
const ROOMS = {
  plan: [],
  domain: ['plan'],
  intake: ['domain', 'plan'],
  cards: ['domain', 'plan'],
  report: ['domain', 'plan'],
  app: BELOW_APP,
  chat: ['app', ...BELOW_APP],
  store: ['app', ...BELOW_APP, 'generated'],
  jobs: ['app', ...BELOW_APP],
  play: ['app', ...BELOW_APP],
};

/** The passes of the reader, in their order: each imports from those before it. */
const PASSES = [
  ...['text', 'numbers', 'gazetteer', 'words', 'clauses'],
  ...['moods', 'places', 'leaks', 'statements', 'weighing', 'checks', 'parts'],
];

/** The packages that pure rooms may use; they use no Node module. */
const PURE = {
  plan: ['zod'],
  domain: ['zod', 'chinese-days'],
  intake: ['@eslint-community/regexpp'],
  cards: ['zod'],
};

const rooms = Object.entries(ROOMS).map(([room, others]) => ({
  name: `${room}-sees-only-what-is-below`,
  comment: `src/${room} may import from ${[room, ...others].join(', ')} only`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '^(src|commands|test|scripts)/', pathNot: `^src/(${[room, ...others].join('|')})/` },
}));

const passes = PASSES.map((pass, i) => ({
  name: `intake-${pass}-sees-only-what-is-before`,
  comment: `src/intake/${pass} may import from ${PASSES.slice(0, i + 1).join(', ')} only`,
  severity: 'error',
  from: { path: `^src/intake/${pass}/` },
  to: { path: '^src/intake/[^/]+/', pathNot: `^src/intake/(${PASSES.slice(0, i + 1).join('|')})/` },
}));

const pure = Object.entries(PURE).map(([room, packages]) => ({
  name: `${room}-is-pure`,
  comment: `src/${room} may use no Node module and no package but ${packages.join(', ')}`,
  severity: 'error',
  from: { path: `^src/${room}/` },
  to: { path: '.', pathNot: `^(src|commands|test|scripts)/|^node_modules/(${packages.join('|')})/` },
}));

module.exports = {
  forbidden: [
    ...rooms,
    ...passes,
    {
      name: 'no-passes-without-walls',
      comment: 'a new folder of src/intake needs its place in PASSES',
      severity: 'error',
      from: { path: '^src/intake/[^/]+/', pathNot: `^src/intake/(${PASSES.join('|')})/` },
      to: {},
    },
    ...pure,
    {
      name: 'commands-see-app-and-below',
      comment: 'a command may import its siblings, app and what is below it',
      severity: 'error',
      from: { path: '^commands/' },
      to: { path: '^(src|test|scripts)/', pathNot: `^src/(app|${BELOW_APP.join('|')})/` },
    },
    {
      name: 'platforms-do-not-know-each-other',
      comment: 'an adapter never imports a sibling platform; what they share is in chat/common',
      severity: 'error',
      from: { path: '^src/chat/([^/]+)/' },
      to: { path: '^src/chat/[^/]+/', pathNot: '^src/chat/($1|common)/' },
    },
    {
      name: 'no-rooms-without-walls',
      comment: 'a new folder of src needs its line in ROOMS',
      severity: 'error',
      from: {
        path: '^src/',
        pathNot: `^src/((${Object.keys(ROOMS).join('|')}|cli|generated)/|(main|cli|adapters|assemble|health|config)\\.ts$)`,
      },
      to: {},
    },
    {
      name: 'config-is-handed-down',
      comment: 'config.ts is read by main.ts and cli.ts, which pass values on',
      severity: 'error',
      from: { path: '^src/config\\.ts$' },
      to: { path: '^(src|commands|test|scripts)/' },
    },
    {
      name: 'no-circles',
      comment: 'modules that import each other cannot be read one after the other',
      severity: 'error',
      from: { pathNot: '^src/generated/' },
      to: { circular: true },
    },
    {
      name: 'imports-resolve',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: ['node_modules', '^src/generated/'] },
    // type-only imports count
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'default', 'types'],
    },
  },
};
