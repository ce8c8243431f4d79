import { postgresEngine } from "#search/postgres/engine.server.ts";
import { engineContract } from "./engine-contract.ts";

engineContract("PostgreSQL", async () => postgresEngine);
