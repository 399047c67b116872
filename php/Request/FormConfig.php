<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Clock;
use Ringwell\Door\ConfigKeys;

/**
 * What a page prints with each form: which form it is, of which branch, and which consent stands there; signed. It is in the
 * HTML, the same for everyone, so it proves that the form is ours and nothing about who fills it in. It never runs out by
 * itself, because page caches have no limit either; it ends 90 days after its key was replaced.
 *
 * Form: "1.0.0123456789abcdef.MAC", MAC being HMAC-SHA256 of what stands before it, cut to 16 bytes, in hex.
 */
final class FormConfig
{
    public const MAX_LENGTH = 120;
    private const WHAT = 'ringwell-form';
    private const CONSENT_DIGITS = 16;

    public function __construct(private readonly ConfigKeys $keys, private readonly Clock $clock)
    {
    }

    /** @param int $branch whose page it is; 0: the visitor chooses, or it is the first */
    public function of(Form $form, int $branch = 0): string
    {
        $said = "{$form->id}.{$branch}." . substr(Consent::hash($form), 0, self::CONSENT_DIGITS);

        return "{$said}." . $this->keys->sign(self::WHAT, $said);
    }

    /** @return ?array{form: int, branch: int, consent: string} consent: how its hash begins; null where the text is not ours or not ours any more */
    public function read(string $config): ?array
    {
        if (strlen($config) > self::MAX_LENGTH || preg_match('/^((\d{1,9})\.(\d{1,9})\.([0-9a-f]{16}))\.([0-9a-f]{32})$/D', $config, $part) !== 1) {
            return null;
        }
        $isOurs = $this->keys->isSigned(self::WHAT, $part[1], $part[5], $this->clock->now());

        return $isOurs ? ['form' => (int) $part[2], 'branch' => (int) $part[3], 'consent' => $part[4]] : null;
    }
}
