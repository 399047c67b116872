import { Button } from '@wordpress/components';
import { useEffect, useRef, useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { refresh } from '../../../api/cache';
import { toApiError } from '../../../api/error';
import type { ApiError } from '../../../api/error';
import { errorsWithoutField } from '../../../api/fields';
import { Card } from '../../../components/Card';
import { Problem } from '../../../components/Problem';
import { useUnsavedGuard } from '../../../router';
import { ChooseColumns, Rows } from './ChooseColumns';
import { COLUMNS, guessColumns } from './columns';
import { Checked, Done, Progress } from './Outcome';
import type { Sheet } from './parse';
import { NOTHING, sendAll } from './steps';
import type { Plan, Step, Sum } from './steps';

interface Run {
	step: Step;
	sum: Sum;
	isOver: boolean;
}

/** From what the columns are to the calls: chosen, checked, saved. */
export function Reading( { sheet }: { sheet: Sheet } ) {
	const [ plan, setPlan ] = useState< Plan >( () => ( {
		columns: guessColumns( sheet.headings ),
		fixed: { did: '', direction: '', state: '' },
		values: { direction: {}, state: {} },
		swaps: true,
		zone: '',
	} ) );
	const [ run, setRun ] = useState< Run | null >( null );
	const [ error, setError ] = useState< ApiError | null >( null );
	const isGone = useRef( false );
	useEffect( () => {
		isGone.current = false;
		return () => {
			isGone.current = true;
		};
	}, [] );
	const isRunning = run !== null && ! run.isOver && error === null;
	useUnsavedGuard( isRunning && run.step === 'rows' );

	const start = async ( step: Step, from: Sum, now: Plan ) => {
		setError( null );
		setRun( { step, sum: from, isOver: false } );
		try {
			const sum = await sendAll(
				step,
				sheet.rows,
				now,
				( part ) => setRun( { step, sum: part, isOver: false } ),
				from,
				() => isGone.current
			);
			setRun( { step, sum, isOver: true } );
		} catch ( thrown ) {
			const refusal = toApiError( thrown );
			setError( refusal );
			if ( Object.keys( refusal.fields ).length > 0 ) {
				// Nothing goes on before another choice; fields that are fixed could not be chosen anew.
				setRun( null );
			}
		}
		if ( step === 'rows' ) {
			await refresh( 'calls', 'overview', 'reports', 'connections' );
		}
	};
	const change = ( next: Plan ) => {
		setPlan( next );
		setRun( null );
		setError( null );
	};
	const isSaving = run?.step === 'rows';
	const errors = error?.fields ?? {};
	return (
		<>
			<Card
				id="columns"
				title={ __( 'Which column is what', 'ringwell' ) }
			>
				<ChooseColumns
					headings={ sheet.headings }
					plan={ plan }
					errors={ errors }
					isFixed={ isRunning || isSaving }
					onChange={ change }
				/>
				<Rows sheet={ sheet } columns={ plan.columns } />
				{ ! isSaving && (
					<Button
						variant={ run?.isOver ? 'secondary' : 'primary' }
						__next40pxDefaultSize
						isBusy={ isRunning }
						disabled={ isRunning }
						accessibleWhenDisabled
						onClick={ () => void start( 'check', NOTHING, plan ) }
					>
						{ __( 'See what comes out', 'ringwell' ) }
					</Button>
				) }
				<Problem
					text={
						error === null
							? ''
							: [
									error.message,
									...errorsWithoutField( errors, [
										...COLUMNS.map(
											( column ) => `columns.${ column }`
										),
										'zone',
										'fixed.did',
									] ),
								].join( ' ' )
					}
				/>
			</Card>
			{ run && ! run.isOver && (
				<Progress
					step={ run.step }
					done={ run.sum.done }
					all={ sheet.rows.length }
					onGoOn={
						error && run.sum.done > 0
							? () => void start( run.step, run.sum, plan )
							: null
					}
				/>
			) }
			{ run?.isOver && run.step === 'check' && (
				<Checked
					sum={ run.sum }
					sheet={ sheet }
					said={ plan.values ?? {} }
					onSay={ ( values ) => {
						const next = { ...plan, values };
						setPlan( next );
						void start( 'check', NOTHING, next );
					} }
					onImport={ () => void start( 'rows', NOTHING, plan ) }
				/>
			) }
			{ run?.isOver && run.step === 'rows' && (
				<Done sum={ run.sum } sheet={ sheet } />
			) }
		</>
	);
}
