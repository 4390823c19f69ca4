export { DatabaseModule } from './database.module';
export { openDatabase, unreachable, type OpenDatabase } from './open-database';
