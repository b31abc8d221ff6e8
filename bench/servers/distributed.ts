import { httpSource } from '../../gateway/sources/http.js';
import { subgraphUrls } from './environment.js';
import { serveProduct } from './product.js';

// The product as docker-compose.yml runs it: the gateway, and each subgraph in a process of its own.
await serveProduct(Object.entries(subgraphUrls()).map(([name, url]) => httpSource({ name, url: new URL(url) })));
