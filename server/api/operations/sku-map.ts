import { Nothing, pageOf } from '../answers/common';
import { CsvFile, Resumed, SkuMapImport, SkuMapRow } from '../answers/sku-map';
import { type Operation, operation } from '../operation';

const group = 'SKU map';

export const skuMapOperations: readonly Operation[] = [
  operation({
    id: 'listSkuMap',
    method: 'get',
    path: '/sku-map',
    procedure: 'skuMap.list',
    group,
    title: 'List the matches',
    answer: pageOf(SkuMapRow),
  }),
  operation({
    id: 'setSku',
    method: 'put',
    path: '/sku-map/{connectionId}/{sku}',
    procedure: 'skuMap.set',
    group,
    title: 'Say what a SKU is at a destination',
    text: 'Orders that waited for it go on at once.',
    answer: Resumed,
    example: { targetSku: 'MUG-BLUE', units: 1 },
  }),
  operation({
    id: 'removeSku',
    method: 'delete',
    path: '/sku-map/{connectionId}/{sku}',
    procedure: 'skuMap.remove',
    group,
    title: 'Forget a match',
    answer: Nothing,
  }),
  operation({
    id: 'importSkuMap',
    method: 'post',
    path: '/sku-map/{connectionId}/import',
    procedure: 'skuMap.importCsv',
    group,
    title: 'Bring a CSV file of matches in',
    text: 'Whole or not at all: every line that is wrong is named.',
    answer: SkuMapImport,
    example: { csv: 'sku,targetSku,units\nMUG-9,MUG-BLUE,1\n' },
  }),
  operation({
    id: 'exportSkuMap',
    method: 'get',
    path: '/sku-map/{connectionId}/export',
    procedure: 'skuMap.exportCsv',
    group,
    title: 'Take the matches out as a CSV file',
    answer: CsvFile,
  }),
];
