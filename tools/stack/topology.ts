/** How the services run: all in this process, or each in its own. */
export interface Topology {
  /** For people. */
  readonly description: string;
  /** Connects the subgraphs and brings their databases to this version. */
  startSubgraphs(): Promise<void>;
  /** Starts the public endpoint. @returns its address, without a path */
  startGateway(): Promise<string>;
}
