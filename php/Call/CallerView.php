<?php

declare(strict_types=1);

namespace Ringwell\Call;

use Ringwell\Door\Permission;
use Ringwell\Number\Phone;

/** The one place where a patient's phone leaves for a screen: whole for those who may handle contacts, else masked. */
final class CallerView
{
    public function __construct(public readonly bool $maySee)
    {
    }

    public static function ofReader(): self
    {
        return new self(current_user_can(Permission::HANDLE_CONTACTS));
    }

    /** @return ?string null where the caller is hidden */
    public function text(?string $e164): ?string
    {
        $phone = $e164 === null ? null : Phone::parse($e164);

        return $this->maySee ? $phone?->international() : $phone?->masked();
    }
}
