<?php

declare(strict_types=1);

namespace Ringwell\Source;

/**
 * The built-in sources, for what no rule recognised.
 *
 * utm_medium is believed first: organic and social are what they say. A paid click, or a link with utm of any
 * other kind, is a referral: organic search must never hide an advertisement that has no source yet. Then
 * search results, social networks (fbclid only where there is no utm), any other site, and nothing at all.
 */
final class Builtins
{
    /** @return array{0: string, 1: RecognitionReason} the built-in that wins, and why */
    public static function winner(Arrival $arrival): array
    {
        $medium = $arrival->medium();
        $kind = $arrival->referrerKind();
        $decidesUtm = $arrival->isPaid() || $medium === 'other';

        return match (true) {
            $decidesUtm => [Source::REFERRAL, new RecognitionReason('tagged', $arrival->params)],
            $medium === 'organic' => [Source::ORGANIC, new RecognitionReason('medium', ['value' => $arrival->utm('medium')])],
            $medium === 'social' => [Source::SOCIAL, new RecognitionReason('medium', ['value' => $arrival->utm('medium')])],
            $kind === 'search' && ! $arrival->hasUtm() => [Source::ORGANIC, self::search($arrival)],
            $kind === 'social' => [Source::SOCIAL, new RecognitionReason('social', ['host' => $arrival->referrerHost])],
            isset($arrival->params['fbclid']) && ! $arrival->hasUtm() => [Source::SOCIAL, new RecognitionReason('fbclid')],
            $arrival->hasUtm() => [Source::REFERRAL, new RecognitionReason('tagged', $arrival->params)],
            $kind === 'site' => [Source::REFERRAL, new RecognitionReason('site', ['host' => $arrival->referrerHost])],
            default => [Source::DIRECT, new RecognitionReason('direct', ['internal' => $arrival->isSameSite()])],
        };
    }

    private static function search(Arrival $arrival): RecognitionReason
    {
        return KnownSites::isSearch($arrival->referrerHost) && ! $arrival->isSameSite()
            ? new RecognitionReason('search', ['host' => $arrival->referrerHost])
            : new RecognitionReason('ysclid');
    }

    /** Why a built-in that is asked before the winner did not win. */
    public static function lost(string $builtin, Arrival $arrival): RecognitionReason
    {
        return match ($builtin) {
            Source::ORGANIC => new RecognitionReason($arrival->isPaid() ? 'paid' : 'no_search'),
            Source::SOCIAL => new RecognitionReason($arrival->isPaid() ? 'paid' : 'no_social'),
            default => new RecognitionReason('no_referral'),
        };
    }
}
