import { playEveryCase } from './suite';

playEveryCase( [ 'bridge' ] );
