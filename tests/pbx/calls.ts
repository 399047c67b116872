import { playEveryCase } from './suite';

playEveryCase( [ 'dialplan' ] );
