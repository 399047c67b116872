<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** The answers that say no, all of one shape: code, message, data.status, data.params by field. */
final class Refusal
{
    /**
     * @param array<string, string> $texts field => sentence for a person
     * @param array<string, string> $codes field => code for a program
     */
    public static function ofFields(array $texts, array $codes = [], int $status = 400): \WP_Error
    {
        return new \WP_Error(
            'ringwell_invalid_fields',
            __('Some fields need your attention.', 'ringwell'),
            ['status' => $status, 'params' => $texts, 'codes' => $codes],
        );
    }

    public static function notFound(): \WP_Error
    {
        return new \WP_Error('ringwell_not_found', __('This does not exist any more.', 'ringwell'), ['status' => 404]);
    }

    /** For who may come in but not do this; who is not logged in never gets past the door. */
    public static function forbidden(): \WP_Error
    {
        return new \WP_Error('ringwell_forbidden', __('Your account may not do this.', 'ringwell'), ['status' => 403]);
    }

    public static function busy(): \WP_Error
    {
        return new \WP_Error('ringwell_busy', __('Somebody else is changing this at the same moment. Please try again.', 'ringwell'), ['status' => 409]);
    }
}
