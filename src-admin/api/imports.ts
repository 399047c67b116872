import { send } from './client';
import type { ImportAnswer, ImportRows } from './types';

/**
 * @param step "check" saves nothing.
 * @param rows
 */
export const sendRows = (
	step: 'check' | 'rows',
	rows: ImportRows
): Promise< ImportAnswer > =>
	send< ImportAnswer >( 'POST', `imports/${ step }`, rows );
