<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** The routes of one resource under ringwell/v1. */
interface Routes
{
    public const NAMESPACE = 'ringwell/v1';

    /** Called on rest_api_init. */
    public function register(): void;
}
