<?php

declare(strict_types=1);

namespace Ringwell\Door;

/** What a public door's refusal says where there are translations. */
final class RefusalText
{
    public static function of(Reply $reply): string
    {
        return match ($reply->code) {
            'ringwell_foreign_origin' => __('Pages of this site may not ask here.', 'ringwell'),
            'ringwell_only_post' => __('This address only takes POST.', 'ringwell'),
            'ringwell_wrong_content_type' => __('The message must be JSON.', 'ringwell'),
            'ringwell_too_large' => __('The message is too large.', 'ringwell'),
            'ringwell_invalid_json' => __('The message is not valid JSON.', 'ringwell'),
            default => $reply->body()['message'] ?? '',
        };
    }
}
