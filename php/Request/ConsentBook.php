<?php

declare(strict_types=1);

namespace Ringwell\Request;

use Ringwell\Clock;

/** What forms have asked people to agree to: pages are kept by caches for weeks, so what counts is what stood in the page. */
final class ConsentBook
{
    public function __construct(private readonly RequestStore $requests, private readonly Clock $clock)
    {
    }

    /** @param string $policy address that the form's link leads to */
    public function note(Form $form, string $policy): string
    {
        $hash = Consent::hash($form);
        $this->requests->agreed($hash, (new FormText($form))->agreed($policy), $this->clock->now());

        return $hash;
    }

    /**
     * @param  string $printed how the hash of what stood in the page begins
     * @return string hash of what somebody agreed to
     */
    public function agreed(Form $form, string $printed, string $policy): string
    {
        $isAsNow = str_starts_with(Consent::hash($form), $printed);

        return ($isAsNow ? null : $this->requests->consentBeginning($printed)) ?? $this->note($form, $policy);
    }
}
