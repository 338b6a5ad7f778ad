/**
 * Who may import whom; `test/house/boundaries.test.ts` runs these rules on the project and proves that each can fail.
 * Inside the engine imports only go upward in this order; the four siblings meet in `plan` alone. `engine/version.ts`
 * is a number that anybody may name.
 */
const ORDER = ['run', 'table', 'geometry', 'layer', 'parcel', 'zonal'];
const SIBLINGS = ['suitability', 'isolation', 'rotation', 'selection'];

/** What each engine folder sees beside itself. */
const SEES = {
  ...Object.fromEntries(ORDER.map((folder, i) => [folder, ORDER.slice(0, i)])),
  ...Object.fromEntries(SIBLINGS.map((folder) => [folder, ORDER])),
  plan: [...ORDER, ...SIBLINGS, 'formats'],
  formats: ['run', 'table', 'geometry', 'layer'],
};

/** Packages of a host: the screen, the terminal. */
const HOST_PACKAGES =
  '(^|node_modules/)(vue|vue-i18n|@vue|element-plus|@element-plus|maplibre-gl|@fontsource|commander|playwright-core|ol)(/|$)';

const forbid = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });

const engineOrder = Object.entries(SEES).map(([folder, seen]) =>
  forbid(
    `engine-${folder}`,
    `engine/${folder} sees only ${[...seen, folder].join(', ')}`,
    { path: `^engine/${folder}/` },
    { path: '^engine/', pathNot: `^engine/(version\\.ts$|(${[...seen, folder].join('|')})/)` },
  ),
);

const host = (name, from, pathNot) =>
  forbid(name, 'a host sees the engine through its one door', from, { path: '^engine/', pathNot });

module.exports = {
  forbidden: [
    forbid('no-circle', 'a circle has no bottom to start reading at', {}, { circular: true }),
    forbid('resolvable', 'what is imported exists', {}, { couldNotResolve: true }),
    ...engineOrder,
    forbid(
      'engine-known-folder',
      'a new engine folder needs its place in the order',
      { path: '^engine/[^/]+/' },
      { path: '^engine/[^/]+/', pathNot: `^engine/(${Object.keys(SEES).join('|')})/` },
    ),
    forbid('engine-not-door', 'only hosts use the door', { path: '^engine/' }, { path: '^engine/index\\.ts$' }),
    forbid(
      'engine-no-host',
      'the engine knows no host',
      { path: '^engine/' },
      { path: '^(workers|web|cli|data|test)/' },
    ),
    forbid('engine-no-host-package', 'nor its packages', { path: '^engine/' }, { path: HOST_PACKAGES }),
    host('workers-door', { path: '^workers/' }, '^engine/index\\.ts$'),
    forbid('workers-no-host', 'workers serve every host', { path: '^workers/' }, { path: '^(web|cli|data|test)/' }),
    forbid('workers-no-host-package', 'nor its packages', { path: '^workers/' }, { path: HOST_PACKAGES }),
    host('cli-door', { path: '^cli/' }, '^engine/index\\.ts$'),
    forbid(
      'cli-no-page',
      'the terminal host sees engine and workers only',
      { path: '^cli/' },
      { path: '^(web|data|test)/' },
    ),
    host('make-door', { path: '^data/make/' }, '^engine/index\\.ts$'),
    forbid(
      'make-no-host',
      'the maker of data sees the engine only',
      { path: '^data/make/' },
      { path: '^(workers|web|cli|test)/' },
    ),
    host('web-door', { path: '^web/engine-client\\.ts$' }, '^engine/index\\.ts$'),
    forbid(
      'web-types-only',
      'engine code runs in workers, never on the page thread',
      { path: '^web/engine-client\\.ts$' },
      { path: '^engine/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'web-one-client',
      'web/engine-client.ts is the one door to workers and engine',
      { path: '^web/', pathNot: '^web/engine-client\\.ts$' },
      { path: '^(engine|workers)/' },
    ),
    forbid('web-no-terminal', 'the page sees no other host', { path: '^web/' }, { path: '^(cli|test|data/make)/' }),
    forbid(
      'panels-apart',
      'panels never import each other: they meet in the store',
      { path: '^web/panels/([^/]+)', pathNot: '^web/panels/index\\.ts$' },
      { path: '^web/panels/', pathNot: '^web/panels/(panel\\.ts$|$1)' },
    ),
    forbid(
      'map-layers-apart',
      'map layers never import each other: they read the store',
      { path: '^web/map/layers/([^/]+)', pathNot: '^web/map/layers/index\\.ts$' },
      { path: '^web/map/layers/', pathNot: '^web/map/layers/$1' },
    ),
    forbid('panel-no-map-layer', 'they meet in the store', { path: '^web/panels/' }, { path: '^web/map/layers/' }),
    forbid('map-layer-no-panel', 'they meet in the store', { path: '^web/map/' }, { path: '^web/panels/' }),
    forbid(
      'one-map-view',
      'web/map/map-view.ts alone owns the map library; its types may be named beside it',
      { path: '^(engine|workers|cli|web|data)/', pathNot: '^web/map/map-view\\.ts$' },
      { path: '(^|node_modules/)maplibre-gl/.*(?<!\\.css)$', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'item-not-list',
      'an item imports its type, never the list it stands in; only who chooses among the items does',
      { path: '^(engine/.+|web/map/layers|web/panels)/[^/]+$', pathNot: '/(index|detect-format)\\.ts$' },
      { path: '^$1/index\\.ts$' },
    ),
    forbid(
      'node-only-in-hosts',
      'node:* lives in cli, test, data/make, one worker file and the settings of the tools',
      { path: '^(engine|workers|web)/', pathNot: '^workers/node-[a-z-]+\\.ts$' },
      { dependencyTypes: ['core'] },
    ),
    forbid('cli-is-a-leaf', 'nothing imports the terminal host', { pathNot: '^(cli|test)/' }, { path: '^cli/' }),
    forbid('test-is-a-leaf', 'nothing imports tests', { pathNot: '^test/' }, { path: '^test/' }),
    forbid(
      'declared',
      'every package is listed in package.json',
      {},
      { pathNot: '^\\.(?!.*node_modules)', dependencyTypes: ['npm-no-pkg', 'npm-unknown', 'unknown'] },
    ),
    forbid(
      'shipped-are-dependencies',
      'what runs for a user is not a development package',
      { path: '^(engine|workers|cli|web)/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^(node_modules|build|out|coverage|\\.cache)/' },
    tsPreCompilationDeps: true,
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'module', 'browser', 'node', 'require', 'default'],
      extensions: ['.ts', '.d.ts', '.mts', '.mjs', '.js', '.cjs', '.vue', '.json'],
    },
  },
};
