<?php

declare(strict_types=1);

namespace Ringwell\Request;

/** What people are asked to agree to. Pure. */
final class Consent
{
    /** The same as long as a form says the same and leads to the same policy. @return string 64 hex digits */
    public static function hash(Form $form): string
    {
        return hash('sha256', (new FormText($form))->consent() . "\0" . $form->policy);
    }
}
