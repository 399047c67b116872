<?php

declare(strict_types=1);

namespace Ringwell\Callback;

/** Reasons in the reader's language. */
final class ReasonText
{
    public static function of(?Reason $reason): string
    {
        return match ($reason) {
            null => '',
            Reason::ClinicSilent => __('Nobody at the clinic picked up', 'ringwell'),
            Reason::ClinicBusy => __('The clinic’s line was busy', 'ringwell'),
            Reason::PatientSilent => __('The patient did not pick up', 'ringwell'),
            Reason::PatientBusy => __('The patient’s line was busy', 'ringwell'),
            Reason::Failed => __('The phone system could not ring', 'ringwell'),
            Reason::Refused => __('The phone system refused to ring', 'ringwell'),
            Reason::TooOften => __('The phone system takes no more orders just now', 'ringwell'),
            Reason::WrongKeys => __('The keys of the phone system are wrong, or do not allow ringing', 'ringwell'),
            Reason::NoSuchLine => __('The phone system does not know whom to ring first, or the number to show', 'ringwell'),
            Reason::Unreachable => __('The phone system could not be reached', 'ringwell'),
            Reason::Unknown => __('Nobody knows whether it rang: ask the patient first whether somebody called', 'ringwell'),
            Reason::NotListed => __('The phone system’s list shows no such call: the patient was not rung', 'ringwell'),
            Reason::TooLate => __('It could not be rung in its time', 'ringwell'),
            Reason::Off => __('Ringing by itself is switched off', 'ringwell'),
            Reason::NotAllowed => __('This phone may not be rung by itself', 'ringwell'),
            Reason::Capped => __('It was rung as often as may be in a day', 'ringwell'),
            Reason::NoSystem => __('The branch has no phone system that can ring', 'ringwell'),
            Reason::Unproved => __('Nothing shows that a person asked for it', 'ringwell'),
            Reason::Cancelled => __('Called off before it rang', 'ringwell'),
        };
    }
}
