import { Button } from '@wordpress/components';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { FormEvent } from 'react';
import { toApiError } from '../../api/error';
import type { ApiError } from '../../api/error';
import { testSource } from '../../api/sources';
import type { SourceTestAnswer } from '../../api/types';
import { boot } from '../../boot';
import { Card } from '../../components/Card';
import { TextField } from '../../components/Field';
import { Problem } from '../../components/Problem';
import { Unbroken } from '../../components/Unbroken';

/** Any address, with or without a referrer: which source wins, and why the others lost. */
export function TestField() {
	const [ url, setUrl ] = useState( '' );
	const [ referrer, setReferrer ] = useState( '' );
	const [ answer, setAnswer ] = useState< SourceTestAnswer | null >( null );
	const [ error, setError ] = useState< ApiError | null >( null );
	const [ isBusy, setBusy ] = useState( false );

	const test = async ( event: FormEvent ) => {
		event.preventDefault();
		setBusy( true );
		setError( null );
		try {
			setAnswer( await testSource( url.trim(), referrer.trim() ) );
		} catch ( thrown ) {
			setAnswer( null );
			setError( toApiError( thrown ) );
		}
		setBusy( false );
	};
	const fields = error?.fields ?? {};
	return (
		<Card id="test" title={ __( 'Try an address', 'ringwell' ) }>
			<form onSubmit={ test } noValidate>
				<TextField
					label={ __(
						'Address of a page, as in the advertisement',
						'ringwell'
					) }
					type="url"
					dir="ltr"
					placeholder={ `${ boot().siteUrl }?utm_source=yandex&utm_medium=cpc` }
					value={ url }
					error={ fields.url }
					onChange={ setUrl }
				/>
				<TextField
					label={ __( 'Came from (may be empty)', 'ringwell' ) }
					type="url"
					dir="ltr"
					placeholder="https://www.google.com/"
					value={ referrer }
					error={ fields.referrer }
					onChange={ setReferrer }
				/>
				<Problem
					text={
						Object.keys( fields ).length === 0
							? ( error?.message ?? '' )
							: ''
					}
				/>
				<Button
					type="submit"
					variant="secondary"
					__next40pxDefaultSize
					isBusy={ isBusy }
					disabled={ isBusy || url.trim() === '' }
					accessibleWhenDisabled
				>
					{ __( 'Which source is it?', 'ringwell' ) }
				</Button>
			</form>
			<div aria-live="polite">
				{ answer && <TestAnswer answer={ answer } /> }
			</div>
		</Card>
	);
}

function TestAnswer( { answer }: { answer: SourceTestAnswer } ) {
	return (
		<div className="ringwell-test">
			<p className="ringwell-test__winner">
				{ __( 'This visitor belongs to:', 'ringwell' ) }{ ' ' }
				<strong>{ answer.winner.name }</strong>
			</p>
			{ answer.shows.length > 0 && (
				<ul>
					{ answer.shows.map( ( shown ) => (
						<li key={ shown.target_id }>
							{ shown.target_name }:{ ' ' }
							<Unbroken text={ shown.text } />
						</li>
					) ) }
				</ul>
			) }
			<ol className="ringwell-test__steps">
				{ answer.steps.map( ( step ) => (
					<li key={ step.id } className={ `is-${ step.outcome }` }>
						<strong>{ step.name }</strong>{ ' ' }
						<span className="ringwell-badge">
							{ outcomeText( step.outcome ) }
						</span>
						<span className="ringwell-muted">{ step.reason }</span>
					</li>
				) ) }
			</ol>
		</div>
	);
}

const outcomeText = (
	outcome: SourceTestAnswer[ 'steps' ][ number ][ 'outcome' ]
): string =>
	( {
		won: __( 'fits', 'ringwell' ),
		lost: __( 'does not fit', 'ringwell' ),
		not_asked: __( 'not asked any more', 'ringwell' ),
		disabled: __( 'not in use', 'ringwell' ),
	} )[ outcome ];
