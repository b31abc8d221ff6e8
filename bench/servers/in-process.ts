import { inProcessSource } from '../../gateway/sources/in-process.js';
import { createMuseokorttiSubgraph } from '../../subgraphs/museokortti/service.js';
import { createRegisterSubgraph } from '../../subgraphs/register/service.js';
import { createTrainingSubgraph } from '../../subgraphs/training/service.js';
import { serviceOptions } from './environment.js';
import { serveProduct } from './product.js';

// The product as `npm start` runs it: gateway and subgraphs in one process.
const subgraphs = await Promise.all([
  createRegisterSubgraph(await serviceOptions('register')),
  createMuseokorttiSubgraph(await serviceOptions('museokortti')),
  createTrainingSubgraph(await serviceOptions('training')),
]);
await serveProduct(subgraphs.map(inProcessSource));
