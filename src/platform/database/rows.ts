// Written by `node src/platform/database/write-rows.ts` from a migrated database. Do not edit.
import type { ColumnType, GeneratedAlways } from 'kysely'

type Generated<T> =
  T extends ColumnType<infer S, infer I, infer U> ? ColumnType<S, I | undefined, U> : ColumnType<T, T | undefined, T>
type Json = ColumnType<unknown, string, string>
type Timestamp = ColumnType<Date, Date | string, Date | string>

export interface Rows {
  'bookings.bookings': {
    id: string
    reference: string
    location: string | null
    team_id: string | null
    day: string
    starts_at: Timestamp
    ends_at: Timestamp
    service: string | null
    themes: Generated<string[]>
    needs: Generated<string[]>
    language: string
    channel: string
    name: string
    email: Generated<string>
    phone: Generated<string>
    customer_id: string | null
    interaction_id: string | null
    booked_at: Timestamp
    state: string
    visit_id: string | null
    stop_id: string | null
    chosen_at: Timestamp
    reminded_at: Timestamp | null
    conversation_id: string | null
    taken_by: string | null
  }
  'bookings.desks': {
    id: string
    location: string
    desks: number
    said_at: Timestamp
    said_by: string | null
  }
  'catalogue.offers': {
    id: string
    slug: string
    offered: boolean
    origin: string
    decided_by: string | null
    decided_at: Timestamp
    why: string | null
  }
  'catalogue.service_drafts': {
    id: string
    slug: string
    revision: number
    based_on: string
    definition: Json
    saved_by: string | null
    saved_at: Timestamp
    ended_at: Timestamp | null
  }
  'catalogue.service_versions': {
    id: string
    slug: string
    number: number
    origin: string
    definition: Json
    digest: string
    created_at: Generated<Timestamp>
    made_by: string | null
    why: string | null
  }
  'catalogue.services': {
    slug: string
    version_id: string
    retired_at: Timestamp | null
  }
  'catalogue.themes': {
    id: string
    position: number
    definition: Json
  }
  'catalogue.words': {
    language: string
    definition: Json
  }
  'channels.arrivals': {
    id: string
    medium: string
    source: string
    source_key: string
    sender: string
    recipients: string[]
    file_id: string | null
    received_at: Timestamp
    state: Generated<string>
    tries: Generated<number>
    held_until: Timestamp | null
    problem: string | null
    pages: Generated<number>
    pages_read: Generated<number>
    seen_to_at: Timestamp | null
    seen_to_by: string | null
    said_from: string | null
    said_subject: string | null
  }
  'channels.held_back': {
    held_for: string | null
    id: string | null
  }
  'channels.inlets': {
    name: string
    held_by: string
    held_until: Timestamp
    looked_at: Timestamp | null
    problem: string | null
    problem_since: Timestamp | null
    uid_validity: number | null
    last_uid: number | null
    renumbered_to: number | null
    renumbered_since: Timestamp | null
  }
  'channels.messages': {
    id: string
    key: string
    medium: string
    recipient: string
    language: string
    subject: Generated<string>
    words: string
    html: string | null
    about: string | null
    status: Generated<string>
    tries: Generated<number>
    answer: string | null
    created_at: Generated<Timestamp>
    settled_at: Timestamp | null
    formats: Generated<string[]>
    thread_id: string | null
    answers: string | null
    by_person: Generated<boolean>
    at_once: Generated<boolean>
    confirms_refusal: Generated<boolean>
    handed_at: Timestamp | null
    provider: string | null
    provider_id: string | null
    past_ids: Generated<string[]>
    asked_at: Timestamp | null
    parts: number | null
    cost_pence: string | null
    stop_url: string | null
    reference: string | null
    print_batch_id: string | null
    reprints: Generated<number>
    urgency: Generated<string>
    next_at: Generated<Timestamp>
    by_law: Generated<boolean>
    instead_of: string | null
    sought_at: Timestamp | null
    mended: string | null
    mended_at: Timestamp | null
    mended_by: string | null
    goes_at: Timestamp | null
    held_for: string | null
  }
  'channels.print_batches': {
    id: string
    day: string
    number: number
    letters: number
    file_id: string | null
    made_at: Timestamp
  }
  'channels.providers': {
    name: string
    used_until: Generated<Timestamp>
    rests_until: Timestamp | null
    failures: Generated<number>
    problem: string | null
    broken_since: Timestamp | null
    next_probe_at: Timestamp | null
  }
  'channels.raw_kept': {
    id: string | null
  }
  'channels.refusals': {
    medium: string
    recipient: string
    since: Timestamp
  }
  'channels.sent_in_threads': {
    thread_id: string | null
    id: string | null
    recipient: string | null
    subject: string | null
    words: string | null
    status: string | null
    answer: string | null
    by_person: boolean | null
    created_at: Timestamp | null
    settled_at: Timestamp | null
    medium: string | null
    goes_at: Timestamp | null
    key: string | null
    waits_for_person: boolean | null
    about: string | null
    held: boolean | null
    event_seq: string | null
  }
  'channels.waiting_for_person': {
    id: string | null
    about: string | null
    thread_id: string | null
    created_at: Timestamp | null
    settled_at: Timestamp | null
  }
  'coaching.answers': {
    id: string
    note_id: string
    by_id: string
    words: string
    written_at: Timestamp
  }
  'coaching.leaders_looks': {
    leader_id: string
    looked_at: Timestamp
  }
  'coaching.notes': {
    id: string
    about_id: string
    by_id: string
    words: string
    written_at: Timestamp
    read_at: Timestamp | null
  }
  'coaching.thanks': {
    id: string
    to_id: string
    request_id: string
    participant_id: string | null
    told_to: string | null
    words: string
    given_at: Timestamp
    seen_at: Timestamp | null
  }
  'correspondence.attachments': {
    received_id: string
    position: number
    name: string
    file_id: string | null
    problem: string | null
  }
  'correspondence.files_to_fetch': {
    received_id: string
    position: number
    provider: string
    url: string
    media_type: string
    fetched_at: Timestamp | null
    given_up_at: Timestamp | null
    failed_at: Timestamp | null
  }
  'correspondence.pages': {
    received_id: string
    position: number
    file_id: string
    words: string
    confidence: number
  }
  'correspondence.received': {
    id: string
    arrival_id: string
    medium: string
    kind: string
    because: string | null
    thread_id: string
    reference: string | null
    from_address: string
    from_name: string
    inbox: string
    team: string | null
    subject: string
    words: string
    whole: string
    html: string | null
    is_spam: boolean
    message_id: string | null
    content_hash: string
    sent_at: Timestamp | null
    received_at: Timestamp
    copy_of: string | null
    became: string
    request_id: string | null
    draft_id: string | null
    part: Generated<number>
    confidence: number | null
    opened_as: string | null
    is_list: Generated<boolean>
    numbers_sent_at: Timestamp | null
    not_back: Generated<string[]>
    sent_on: Generated<Json>
    as_sent: Json | null
  }
  'customers.apart_sources': {
    source: string
    said_at: Timestamp
  }
  'customers.changes': {
    id: string
    customer_id: string
    field: string
    was: Json | null
    becomes: Json | null
    source: string
    changed_at: Generated<Timestamp>
    changed_by: string | null
  }
  'customers.contact_points': {
    id: string
    customer_id: string
    kind: string
    value: string
    normal: string
    safe: Generated<boolean>
    text_ok: Generated<boolean>
    verified_at: Timestamp | null
    created_at: Generated<Timestamp>
    message_ok: Generated<boolean>
    preferred: Generated<boolean>
    uprn: string | null
    from_on: string | null
    to_on: string | null
    source: Generated<string>
    recorded_by: string | null
    ended_at: Timestamp | null
    neutral: Generated<boolean>
    ended_by: string | null
    failing_since: Timestamp | null
    failing_because: string | null
    texts_stopped_at: Timestamp | null
    replaces: string | null
    asked: Generated<boolean>
    doubted_at: Timestamp | null
    doubted_because: string | null
    texts_asked: Generated<boolean>
    before_doubt: string | null
    stopped_before_doubt: Timestamp | null
    doubted_like: string | null
  }
  'customers.current_markers': {
    customer_id: string | null
    instruction: string | null
    recorded_at: Timestamp | null
  }
  'customers.current_needs': {
    customer_id: string | null
    kind: string | null
    detail: string | null
  }
  'customers.customers': {
    id: string
    name: string | null
    language: Generated<string>
    created_at: Generated<Timestamp>
    kind: Generated<string>
    born: string | null
    preferred_channel: string | null
    preferred_times: string | null
    informed: Generated<boolean>
    safe_word: string | null
    died_at: Timestamp | null
    source: Generated<string>
    source_id: string | null
    keys: string[] | null
    matched_at: Timestamp | null
  }
  'customers.doubted': {
    customer_id: string | null
    doubted_at: Timestamp | null
    because: string | null
  }
  'customers.doubted_addresses': {
    kind: string
    normal: string
    write: boolean
    ring: boolean
    because: string
    asked_at: Generated<Timestamp>
  }
  'customers.enquiries': {
    id: string
    customer_id: string
    reason: string
    begun_by: string
    begun_at: Timestamp
    end_reason: string | null
    ended_by: string | null
    ended_at: Timestamp | null
  }
  'customers.findable': {
    customer_id: string | null
    keys: string[] | null
  }
  'customers.helpers': {
    customer_id: string | null
    id: string | null
    kind: string | null
    name: string | null
    authority: string | null
    scope: string | null
    may_see: string | null
    until: string | null
    ended_at: Timestamp | null
    recorded_at: Timestamp | null
  }
  'customers.identity': {
    customer_id: string | null
    person_id: string | null
  }
  'customers.ids_of_person': {
    customer_id: string | null
    person_id: string | null
    other_id: string | null
  }
  'customers.import_conflicts': {
    import_id: string
    line: number
    field: string
    customer_id: string
  }
  'customers.imports': {
    id: string
    source: string
    digest: string
    passed: Generated<number>
    added: Generated<number>
    changed: Generated<number>
    started_at: Timestamp
    finished_at: Timestamp | null
  }
  'customers.joining_rules': {
    id: string
    signed_by: string
    signed_at: Timestamp
    withdrawn_by: string | null
    withdrawn_at: Timestamp | null
  }
  'customers.kept_for': {
    person_id: string | null
    teams: string[] | null
  }
  'customers.known_points': {
    customer_id: string | null
    kind: string | null
    normal: string | null
  }
  'customers.merged_ids': {
    customer_id: string
    person_id: string
  }
  'customers.merges': {
    id: string
    seq: GeneratedAlways<number>
    customer_id: string
    into_id: string
    merged_by: string | null
    merged_at: Timestamp
    undone_by: string | null
    undone_at: Timestamp | null
  }
  'customers.needs': {
    id: string
    customer_id: string
    kind: string
    detail: Generated<string>
    source: string
    recorded_by: string | null
    recorded_at: Generated<Timestamp>
    ended_by: string | null
    ended_at: Timestamp | null
  }
  'customers.openings': {
    id: string
    customer_id: string
    staff_id: string
    teams: string[]
    reason: string
    words: Generated<string>
    broke_glass: Generated<boolean>
    opened_at: Generated<Timestamp>
  }
  'customers.other_names': {
    id: string
    customer_id: string
    kind: string
    name: string
    protected: Generated<boolean>
    source: string
    recorded_by: string | null
    recorded_at: Generated<Timestamp>
    ended_by: string | null
    ended_at: Timestamp | null
  }
  'customers.own_records': {
    customer_id: string
    staff_id: string
    kind: string
    recorded_by: string | null
    recorded_at: Generated<Timestamp>
    id: string
    ended_by: string | null
    ended_at: Timestamp | null
  }
  'customers.persons': {
    customer_id: string | null
    person_id: string | null
    name: string | null
    kind: string | null
    born: string | null
    language: string | null
    preferred_channel: string | null
    preferred_way: string | null
    preferred_times: string | null
    informed: boolean | null
    safe_words: string[] | null
    died_at: Timestamp | null
  }
  'customers.point_holders': {
    kind: string | null
    normal: string | null
    customer_id: string | null
  }
  'customers.preferred_ways': {
    customer_id: string | null
    way: string | null
  }
  'customers.reachable': {
    customer_id: string | null
    person_id: string | null
    name: string | null
    language: string | null
    email: string | null
    email_safe: boolean | null
    phone: string | null
    phone_safe: boolean | null
    text_ok: boolean | null
    informed: boolean | null
    died_at: Timestamp | null
    neutral: boolean | null
    email_failing: boolean | null
    phone_failing: boolean | null
    email_asked: boolean | null
    phone_asked: boolean | null
  }
  'customers.relationships': {
    id: string
    customer_id: string
    kind: string
    other_id: string | null
    other_name: Generated<string>
    authority: Generated<string>
    scope: Generated<string>
    may_see: Generated<string>
    until: string | null
    source: string
    recorded_by: string | null
    recorded_at: Generated<Timestamp>
    ended_by: string | null
    ended_at: Timestamp | null
  }
  'customers.restrictions': {
    id: string
    customer_id: string
    kind: string
    owner_team: string
    teams: string[]
    hinted: boolean
    recorded_by: string | null
    recorded_at: Generated<Timestamp>
    ended_by: string | null
    ended_at: Timestamp | null
  }
  'customers.safety_markers': {
    id: string
    customer_id: string
    instruction: string
    evidence: string
    owner_team: string
    review_on: string
    told: boolean
    not_told_because: Generated<string>
    source: string
    recorded_by: string | null
    recorded_at: Generated<Timestamp>
    ended_by: string | null
    ended_at: Timestamp | null
  }
  'customers.spoken': {
    customer_id: string | null
    language: string | null
    preferred_channel: string | null
    preferred_times: string | null
    has_safe_word: boolean | null
  }
  'customers.suggested_pairs': {
    id: string
    customer_id: string
    other_id: string
    score: number
    certain: boolean
    shown: boolean
    agreement: Json
    why: Json
    found_at: Timestamp
    state: Generated<string>
    later_until: Timestamp | null
    decided_by: string | null
    decided_at: Timestamp | null
    merge_id: string | null
  }
  'customers.ways': {
    customer_id: string | null
    id: string | null
    kind: string | null
    value: string | null
    normal: string | null
    safe: boolean | null
    text_ok: boolean | null
    neutral: boolean | null
    preferred: boolean | null
    created_at: Timestamp | null
    failing: boolean | null
    message_ok: boolean | null
    asked: boolean | null
    verified_at: Timestamp | null
    failing_since: Timestamp | null
    failing_because: string | null
    doubted_at: Timestamp | null
    doubted_because: string | null
  }
  'customers.words': {
    word: string
  }
  'drafts.drafts': {
    id: string
    secret_digest: Buffer
    service_slug: string
    version_id: string
    channel: string
    language: string
    answers: Generated<Json>
    at_question: string | null
    submission_key: string
    resume_digest: Buffer | null
    staff_id: string | null
    created_at: Generated<Timestamp>
    updated_at: Generated<Timestamp>
    expires_at: Timestamp
    submitted_at: Timestamp | null
    known: Generated<Json>
  }
  'drafts.keys': {
    id: string | null
    submission_key: string | null
  }
  'drafts.resume_tries': {
    who: string
    hour: Timestamp
    tries: number
  }
  'drafts.resumptions': {
    secret_digest: Buffer
    draft_id: string
    channel: string
    staff_id: string | null
    resumed_at: Generated<Timestamp>
  }
  'drafts.script_counts': {
    service_slug: string
    question: string
    day: string
    came: Generated<number>
    answered: Generated<number>
    other_service: Generated<number>
    handed_over: Generated<number>
    ended: Generated<number>
    given_code: Generated<number>
  }
  'drafts.script_steps': {
    draft_id: string
    question: string
    left_how: string | null
  }
  'drafts.text_forms': {
    phone: string
    draft_id: string
    so_far: Generated<Json>
    asked_at: Timestamp
  }
  'duty.emergencies': {
    id: string
    golden_number: string | null
    plan: string | null
    title: string
    words: string
    priorities: Generated<string>
    notice_id: string | null
    started_by: string
    starts_at: Timestamp
    ends_at: Timestamp
    ended_by: string | null
  }
  'duty.kinds': {
    id: string
    position: number
    definition: Json
  }
  'duty.plans': {
    id: string
    position: number
    definition: Json
  }
  'duty.records': {
    id: string
    kind: string
    interaction_id: string | null
    raised_by: string | null
    raised_at: Timestamp
    teams: string[]
    rings: Generated<number>
    rung_at: Timestamp
    note: Generated<string>
    received_by: string | null
    received_at: Timestamp | null
    outcome: string | null
    outcome_words: Generated<string>
    offer: Generated<string>
    offered_by: Generated<string>
    closed_by: string | null
    closed_at: Timestamp | null
  }
  'duty.written': {
    record_id: string
    received_id: string | null
    thread_id: string
    writer: string
    at: Timestamp
    request_id: string | null
    call_id: string | null
    visit_id: string | null
  }
  'identity.api_keys': {
    id: string
    name: string
    digest: Buffer
    created_by: string | null
    created_at: Generated<Timestamp>
    revoked_at: Timestamp | null
  }
  'identity.sign_in_tries': {
    account: Buffer
    tries: number
    last_at: Timestamp
  }
  'identity.unsent_forms': {
    id: string
    staff_id: string
    path: string
    sealed: Buffer
    expires_at: Timestamp
  }
  'interactions.about_whom': {
    id: string | null
    person_id: string | null
    request_id: string | null
  }
  'interactions.became_of': {
    id: string | null
    customer_id: string | null
    request_id: string | null
  }
  'interactions.begun_about': {
    id: string | null
    interaction_id: string | null
    adviser_id: string | null
    wrapped_at: Timestamp | null
    confided_to: string[] | null
  }
  'interactions.call_back_tries': {
    call_back_id: string
    number: number
    by_id: string
    at: Timestamp
    result: string
    note: Generated<string>
  }
  'interactions.call_backs': {
    id: string
    matter_id: string | null
    customer_id: string | null
    team: string
    phone: string
    summary: string
    slot_from: Timestamp
    slot_until: Timestamp
    promised_by: string | null
    promised_at: Timestamp
    told: string
    state: string
    promise: string | null
    next_at: Timestamp | null
    taken_by: string | null
    taken_at: Timestamp | null
    call_id: string | null
    interaction_id: string | null
    ended_because: Generated<string>
    came_back_at: Timestamp | null
  }
  'interactions.call_events': {
    event_id: string
    body: string
    received_at: Timestamp
    done_at: Timestamp | null
    problem: string | null
  }
  'interactions.callers': {
    interaction_id: string
    customer_id: string | null
    how: string
    because: Generated<string>
    at: Timestamp
    things: Generated<string[]>
    helper_id: string | null
  }
  'interactions.calls': {
    id: string
    provider_call: string
    dialled: string
    caller: string | null
    golden_number: string | null
    adviser_id: string | null
    state: string
    ringing_at: Timestamp
    answered_at: Timestamp | null
    ended_at: Timestamp | null
    last_at: Timestamp
    changed_at: Generated<Timestamp>
    language: string | null
    service: string | null
    left_for: string | null
    said: Generated<string>
    is_urgent: Generated<boolean>
  }
  'interactions.came_in': {
    id: string | null
    at: Timestamp | null
    channel: string | null
  }
  'interactions.causes': {
    id: string
    name: string
    added_at: Timestamp
    added_by: string
    ended_at: Timestamp | null
  }
  'interactions.contacts_about': {
    id: string | null
    started_at: Timestamp | null
    service: string | null
  }
  'interactions.delegation_uses': {
    matter_id: string
    delegation_id: string
    service: string
    role: string
    staff_id: string
    pence: number
    used_at: Timestamp
  }
  'interactions.found_causes': {
    id: string
    matter_id: string
    cause_id: string
    signed_by: string
    signed_at: Timestamp
  }
  'interactions.handovers': {
    id: string
    matter_id: string
    from_id: string
    to_id: string
    team: string
    summary: string
    state: string
    word: Generated<string>
    offered_at: Timestamp
    answer_by: Timestamp
    answered_at: Timestamp | null
    answered_by: string | null
    done_at: Timestamp | null
    changed_at: Generated<Timestamp>
    call_id: string | null
    joins: string | null
    joins_asked_at: Timestamp | null
    joins_leg: string | null
    brought_together_at: Timestamp | null
    went_on_in: string | null
    left_in: string | null
    is_urgent: Generated<boolean>
  }
  'interactions.held_back': {
    message_id: string | null
    interaction_id: string | null
  }
  'interactions.hushed_people': {
    interaction_id: string
    customer_id: string
  }
  'interactions.import_gaps': {
    import_id: string
    line: number
  }
  'interactions.imports': {
    id: string
    source: string
    digest: string
    passed: Generated<number>
    added: Generated<number>
    changed: Generated<number>
    started_at: Timestamp
    finished_at: Timestamp | null
  }
  'interactions.interactions': {
    id: string
    channel: string
    direction: string
    call_id: string | null
    location: string | null
    adviser_id: string
    postcode: string | null
    note: Generated<string>
    promise: Generated<string>
    started_at: Timestamp
    ended_at: Timestamp | null
    parked_at: Timestamp | null
    wrapped_at: Timestamp | null
    missed: Generated<boolean>
    saved_at: Timestamp | null
    confided_to: string[] | null
    danger_raised: Generated<boolean>
    confided_at: Timestamp | null
    wrap_up: Json | null
    hushed: Generated<boolean>
    safe_at: Timestamp | null
    safe_by: string | null
    safe_because: string | null
  }
  'interactions.kept_times': {
    kept_for: string
    team_id: string
    starts_at: Timestamp
    ends_at: Timestamp
  }
  'interactions.line_webhooks': {
    id: string
    provider: string
    provider_call: string
    step: string
    address: string
    body: string
    caller: string | null
    dialled: string | null
    received_at: Timestamp
  }
  'interactions.matters': {
    id: string
    interaction_id: string
    position: number
    service: string | null
    asked: Generated<string>
    answer: Generated<string>
    answer_source: Generated<string>
    draft_id: string | null
    request_id: string | null
    touched: string | null
    message: string | null
    message_id: string | null
    outcome: string | null
    referred_to: string | null
    demand_suggested: string
    demand_evidence: Json
    demand: string | null
    created_at: Timestamp
    seen_to_by: string | null
    seen_to_at: Timestamp | null
    delegated_to: string | null
    continues_id: string | null
    is_given: Generated<boolean>
    of_danger: Generated<boolean>
    booking_id: string | null
  }
  'interactions.old_conversations': {
    id: string
    source: string
    source_id: string
    customer_id: string
    channel: string | null
    direction: string | null
    happened_at: Timestamp
    timed: boolean
    asked: string
    answer: string
    outcome: string
    team: string
    earlier: Generated<Json>
    imported_at: Timestamp
  }
  'interactions.pay_links': {
    id: string
    matter_id: string
    request_id: string
    pence: number
    sent_by: string
    sent_at: Timestamp
    medium: string
    replaced_by: string | null
  }
  'interactions.presence': {
    staff_id: string
    chosen: Generated<string>
    seen_at: Timestamp
  }
  'interactions.recording_pauses': {
    id: string
    call_id: string
    asked_by: string | null
    asked_at: Timestamp
    stands_since: Timestamp | null
    over_at: Timestamp | null
    over_by: string | null
    goes_on_since: Timestamp | null
  }
  'interactions.requests_spoken_of': {
    request_id: string | null
  }
  'interactions.still_waiting': {
    id: string | null
    channel: string | null
    due_at: Timestamp | null
    is_urgent: boolean | null
  }
  'interactions.suggested': {
    id: string | null
    service: string | null
    decided_at: Timestamp | null
    was_right: boolean | null
  }
  'interactions.telephony_keys': {
    only_one: Generated<boolean>
    secret: string
    made_at: Timestamp
    made_by: string | null
  }
  'interactions.video_meetings': {
    id: string
    interaction_id: string
    link: string
    medium: string | null
    sent_by: string
    sent_at: Timestamp
  }
  'interactions.waiting': {
    id: string
    channel: string
    team: string | null
    service: string | null
    customer_id: string | null
    request_id: string | null
    summary: string
    asked: string
    is_urgent: Generated<boolean>
    arrived_at: Timestamp
    due_at: Timestamp
    interaction_id: string | null
    put_away_at: Timestamp | null
    thread_id: string | null
    joined_at: Timestamp | null
    sender: Generated<string>
    confided_to: string[] | null
    given_in: string | null
  }
  'interactions.written_by': {
    id: string | null
    person_id: string | null
    request_id: string | null
    team: string | null
    confided_to: string[] | null
  }
  'knowledge.absences': {
    id: string
    staff_id: string
    from_on: string
    until_on: string
    cover_id: string | null
    set_by: string | null
    set_at: Timestamp
    ended_at: Timestamp | null
  }
  'knowledge.article_changes': {
    article_id: string
    seq: number
    act: string
    version: number
    definition: Json | null
    changed_by: string | null
    changed_at: Timestamp
    why: string
  }
  'knowledge.articles': {
    id: string
    pack_id: string | null
    edited_at: Timestamp | null
    state: string
    published: number | null
    latest: number
    question: Json
    answer: Json
    also: Generated<string>
    audience: string
    team_id: string
    owner_id: string | null
    review_on: string
    areas: Generated<string[]>
    services: Generated<string[]>
    words: GeneratedAlways<string>
    letters: GeneratedAlways<string>
  }
  'knowledge.contact_details': {
    contact: string
    phone: string | null
    does: string | null
    checked_at: Timestamp | null
    checked_by: string | null
  }
  'knowledge.contacts': {
    id: string
    pack_id: string | null
    edited_at: Timestamp | null
    removed_at: Timestamp | null
    kind: string
    name: Json
    does: Json
    numbers: Generated<Json>
    digits: Generated<string>
    email: string | null
    website: string | null
    calendar: string | null
    areas: Generated<string[]>
    team_id: string
    held_by: string | null
    held_until: string | null
    also: Generated<string>
    words: GeneratedAlways<string>
    letters: GeneratedAlways<string>
  }
  'knowledge.reports': {
    id: string
    article_id: string | null
    version: number | null
    contact: string | null
    is_right: boolean
    words: Generated<string>
    team_id: string
    reported_by: string
    reported_at: Timestamp
    answered_by: string | null
    answered_at: Timestamp | null
    answer: string | null
  }
  'notices.notices': {
    id: string
    pack_id: string | null
    title: Json
    words: Json
    services: Generated<string[]>
    areas: Generated<string[]>
    starts_at: Timestamp
    ends_at: Timestamp | null
    ended_by: string | null
    tells: Generated<boolean>
    told: number | null
    changed_at: Timestamp | null
    changed_by: string | null
    route_name: Json | null
    route_postcodes: Generated<string[]>
    told_readers: number | null
  }
  'notices.readers': {
    id: string
    medium: string
    recipient: string
    language: string
    postcode: string
    areas: Generated<string[]>
    themes: Generated<string[]>
    services: Generated<string[]>
    asked_at: Timestamp
    confirmed_at: Timestamp | null
  }
  'notifications.news': {
    participant_id: string
    request_id: string
    event_seq: number
    event: Json
    due_at: Timestamp
    told_at: Timestamp | null
  }
  'organisation.calendars': {
    id: string
    position: number
    definition: Json
  }
  'organisation.colleagues': {
    id: string | null
    name: string | null
    email: string | null
  }
  'organisation.council': {
    only_one: Generated<boolean>
    definition: Json
  }
  'organisation.delegations': {
    id: string
    position: number
    definition: Json
    edited_at: Timestamp | null
    removed_at: Timestamp | null
  }
  'organisation.directory': {
    id: string | null
    name: string | null
    email: string | null
    roles: string[] | null
    disabled_at: Timestamp | null
    words: string | null
    letters: string | null
    teams: string[] | null
  }
  'organisation.duty_rules': {
    id: string
    position: number
    definition: Json
  }
  'organisation.golden_numbers': {
    id: string
    position: number
    definition: Json
  }
  'organisation.locations': {
    id: string
    position: number
    definition: Json
  }
  'organisation.members': {
    team_id: string | null
    staff_id: string | null
    roles: string[] | null
    disabled_at: Timestamp | null
  }
  'organisation.private_teams': {
    id: string | null
  }
  'organisation.skills': {
    id: string
    staff_id: string
    skill: string
    given_at: Timestamp
    given_by: string | null
    ended_at: Timestamp | null
    ended_by: string | null
  }
  'organisation.staff_members': {
    id: string
    email: string
    name: string
    roles: string[]
    disabled_at: Timestamp | null
    created_at: Generated<Timestamp>
    ward: string | null
  }
  'organisation.team_members': {
    team_id: string
    staff_id: string
  }
  'organisation.teams': {
    id: string
    position: number
    definition: Json
    disabled_at: Timestamp | null
    edited_at: Timestamp | null
  }
  'papers.moves': {
    paper_id: string
    number: number
    way: string
    place: string
    slip: string | null
    moved_by: string
    moved_at: Timestamp
  }
  'papers.papers': {
    id: string
    kind: string
    what: string
    pence: number | null
    received_id: string | null
    opened_by: string
    opened_at: Timestamp
    confirmed_by: string | null
    confirmed_at: Timestamp | null
    left_at: Timestamp | null
  }
  'places.areas': {
    id: string
    position: number
    kind: string
    name: Json
    wards: string[]
    outline: Json | null
  }
  'places.postcodes': {
    postcode: string
    lat: number
    lng: number
    ward: string
    lsoa: string
  }
  'places.sectors': {
    sector: string
    council: string
    name: Json
    postcodes: number
  }
  'platform.events': {
    seq: GeneratedAlways<number>
    epoch: Generated<number>
    tx: Generated<string>
    type: string
    subject: string
    actor_kind: string
    actor_id: string | null
    channel: string
    at: Generated<Timestamp>
    data: Generated<Json>
  }
  'platform.files': {
    id: string
    sha256: string
    thumbnail_sha256: string | null
    media_type: string
    bytes: number
    name: string
    width: number | null
    height: number | null
    position: Json | null
    created_at: Generated<Timestamp>
  }
  'platform.followers': {
    name: string
    epoch: Generated<number>
    tx: Generated<string>
    seq: Generated<number>
    moved_at: Generated<Timestamp>
  }
  'platform.parked_events': {
    follower: string
    seq: number
    tries: number
    error: string
    parked_at: Timestamp | null
  }
  'platform.revisions': {
    name: string
    revision: Generated<number>
  }
  'platform.settings': {
    name: string
    value: Json
  }
  'platform.workers': {
    id: string
    beat_at: Generated<Timestamp>
  }
  'reception.came': {
    at: Timestamp | null
    interaction_id: string | null
  }
  'reception.desks': {
    staff_id: string
    location: string
    day: string
    desk: string
    skills: string[]
    opened_at: Timestamp
  }
  'reception.visits': {
    id: string
    location: string
    day: string
    ticket: string
    channel: string
    language: string
    name: Generated<string>
    reference: string | null
    draft_id: string | null
    customer_id: string | null
    is_checked: Generated<boolean>
    needs: Generated<string[]>
    service: string | null
    themes: Generated<string[]>
    skills: Generated<string[]>
    state: string
    ahead: number
    serving: number
    told_from: number | null
    told_to: number | null
    arrived_at: Timestamp
    called_at: Timestamp | null
    called_by: string | null
    desk: string | null
    calls: Generated<number>
    served_at: Timestamp | null
    interaction_id: string | null
    ended_at: Timestamp | null
    left_because: string | null
    due_at: Timestamp | null
    is_urgent: Generated<boolean>
  }
  'referrals.additions': {
    id: string
    referral_id: string
    update_id: string
    status: Generated<string>
    answer: string | null
    created_at: Timestamp
    sent_at: Timestamp | null
  }
  'referrals.bodies': {
    id: string
    name: string
    endpoint: string
    jurisdiction: Generated<string>
    api_key: Generated<string>
    personal: Generated<boolean>
    personal_because: Generated<string>
    writes_with: string | null
    created_by: string | null
    created_at: Timestamp
    stopped_at: Timestamp | null
    heard_until: Timestamp | null
    problem: string | null
    problem_since: Timestamp | null
    phone: Generated<string>
    takes_words: boolean | null
  }
  'referrals.referrals': {
    id: string
    request_id: string
    body_id: string
    code: string
    status: Generated<string>
    token: string | null
    their_id: string | null
    their_status: string | null
    their_notes: Generated<string>
    tries: Generated<number>
    answer: string | null
    created_at: Timestamp
    tried_at: Timestamp | null
    sent_at: Timestamp | null
    ended_at: Timestamp | null
  }
  'referrals.routes': {
    id: string
    body_id: string
    service: string
    area: Generated<string>
    code: string
    created_at: Timestamp
  }
  'replies.replies': {
    id: string
    title: string
    words: Json
    services: Generated<string[]>
    changed_by: string | null
    changed_at: Timestamp
    removed_at: Timestamp | null
    follows: Generated<string>
  }
  'requests.asked_of': {
    id: string | null
    service_slug: string | null
  }
  'requests.assignments': {
    id: string
    request_id: string
    team_id: string
    staff_id: string | null
    by_staff: string | null
    created_at: Generated<Timestamp>
  }
  'requests.closures': {
    id: string
    request_id: string
    outcome: string
    words: string
    challenge: string | null
    body: string | null
    body_reference: string | null
    by_staff: string | null
    created_at: Generated<Timestamp>
    reopened_at: Timestamp | null
    for_leader: Generated<boolean>
    scheduled: Generated<boolean>
  }
  'requests.confirmations': {
    closure_id: string
    participant_id: string
    sorted: boolean
    words: Generated<string>
    created_at: Generated<Timestamp>
  }
  'requests.held_messages': {
    id: string
    request_id: string
    staff_id: string
    audience: string
    words: string
    photos: Generated<string[]>
    channel: string
    held_at: Timestamp
    goes_at: Timestamp
    problem: string | null
    urgent: Generated<boolean>
  }
  'requests.joins': {
    key: string
    participant_id: string
  }
  'requests.message_drafts': {
    request_id: string
    staff_id: string
    words: string
    photos: Generated<string[]>
    saved_at: Timestamp
    taken_by: string | null
  }
  'requests.messages_of_staff': {
    id: string | null
    request_id: string | null
    goes_at: Timestamp | null
  }
  'requests.opened_under': {
    submission_id: string | null
    key: string | null
    request_id: string | null
  }
  'requests.participants': {
    id: string
    request_id: string
    customer_id: string | null
    role: string
    language: string
    told: Generated<boolean>
    on_behalf: Json | null
    joined_at: Generated<Timestamp>
    left_at: Timestamp | null
    hears: Generated<string>
    way: string | null
  }
  'requests.pauses': {
    id: string
    request_id: string
    question: string
    by_staff: string | null
    started_at: Generated<Timestamp>
    ended_at: Timestamp | null
    scheduled: Generated<boolean>
  }
  'requests.photos': {
    request_id: string
    file_id: string
    update_id: string | null
    closure_id: string | null
    released_at: Timestamp | null
    released_by: string | null
    withdrawn_at: Timestamp | null
  }
  'requests.promises': {
    request_id: string
    step: string
    position: number
    first_due_at: Timestamp
    due_at: Timestamp
    kept_at: Timestamp | null
    ended_at: Timestamp | null
  }
  'requests.raisings': {
    request_id: string
    councillor_id: string
    basis: string
    noted_by: string
    noted_at: Timestamp
  }
  'requests.requests': {
    id: string
    submission_id: string
    reference: string
    service_slug: string
    version_id: string
    kind: string
    status: string
    visibility: string
    sensitive: boolean
    withdrawn_at: Timestamp | null
    team_id: string
    routed_because: Json
    assigned_to: string | null
    needs_leader: Generated<boolean>
    details: Generated<string>
    answers: Json
    lat: number | null
    lng: number | null
    place_words: string | null
    postcode: string | null
    ward: string | null
    areas: Generated<string[]>
    opened_at: Generated<Timestamp>
    next_due_at: Timestamp | null
    due_at: Timestamp | null
    queue_at: GeneratedAlways<Timestamp>
    updated_at: Generated<Timestamp>
    closed_at: Timestamp | null
    merged_into: string | null
    external_source: string | null
    external_id: string | null
    held_at: Timestamp | null
    confided_to: Generated<string[]>
    shown_words: string | null
    shown_place: string | null
  }
  'requests.saved_views': {
    id: string
    staff_id: string
    name: string
    query: string
    created_at: Generated<Timestamp>
  }
  'requests.search_words': {
    request_id: string
    opened_at: Timestamp
    open: boolean
    words: string
  }
  'requests.standings': {
    id: string | null
    status: string | null
    team_id: string | null
    assigned_to: string | null
    next_due_at: Timestamp | null
    visibility: string | null
    sensitive: boolean | null
    withdrawn_at: Timestamp | null
    submission_id: string | null
    reference: string | null
    held_at: Timestamp | null
    confided_to: string[] | null
    shown_words: string | null
    shown_place: string | null
  }
  'requests.submissions': {
    id: string
    key: string
    channel: string
    taken_by: string | null
    created_at: Generated<Timestamp>
    content: string | null
  }
  'requests.taken_down': {
    id: string | null
    at: Timestamp | null
    channel: string | null
  }
  'requests.updates': {
    id: string
    request_id: string
    audience: string
    author_kind: string
    staff_id: string | null
    participant_id: string | null
    words: string
    external_source: string | null
    external_id: string | null
    created_at: Generated<Timestamp>
    withdrawn_at: Timestamp | null
    said_by: string | null
  }
  'requests.viewers': {
    request_id: string
    staff_id: string
    seen_at: Generated<Timestamp>
    writing: Generated<boolean>
  }
  'rota.paces': {
    id: string
    contacts: number
    said_at: Timestamp
    said_by: string | null
  }
  'rota.shifts': {
    id: string
    team_id: string
    staff_id: string
    day: string
    from_minute: number
    until_minute: number
    channel: string | null
    location: string | null
    planned_at: Timestamp
    planned_by: string | null
    removed_at: Timestamp | null
    removed_by: string | null
  }
  'rota.swap_rules': {
    id: string
    team_id: string
    needs_leader: boolean
    said_at: Timestamp
    said_by: string | null
  }
  'rota.swaps': {
    id: string
    shift_id: string
    their_shift_id: string
    from_id: string
    to_id: string
    team_id: string
    asked_at: Timestamp
    state: string
    answered_at: Timestamp | null
    decided_by: string | null
    decided_at: Timestamp | null
    seen_by: string | null
    seen_at: Timestamp | null
    shift_became_id: string | null
    their_shift_became_id: string | null
  }
  'staff_auth.account': {
    id: Generated<string>
    accountId: string
    providerId: string
    userId: string
    accessToken: string | null
    refreshToken: string | null
    idToken: string | null
    accessTokenExpiresAt: Timestamp | null
    refreshTokenExpiresAt: Timestamp | null
    scope: string | null
    password: string | null
    createdAt: Generated<Timestamp>
    updatedAt: Timestamp
  }
  'staff_auth.session': {
    id: Generated<string>
    expiresAt: Timestamp
    token: string
    createdAt: Generated<Timestamp>
    updatedAt: Timestamp
    ipAddress: string | null
    userAgent: string | null
    userId: string
    elsewhere: boolean | null
  }
  'staff_auth.twoFactor': {
    id: Generated<string>
    secret: string
    backupCodes: string
    userId: string
    verified: boolean | null
    failedVerificationCount: number | null
    lockedUntil: Timestamp | null
    lastStep: number | null
  }
  'staff_auth.user': {
    id: string
    name: string
    email: string
    emailVerified: boolean
    image: string | null
    createdAt: Generated<Timestamp>
    updatedAt: Generated<Timestamp>
    twoFactorEnabled: boolean | null
  }
  'staff_auth.verification': {
    id: Generated<string>
    identifier: string
    value: string
    expiresAt: Timestamp
    createdAt: Generated<Timestamp>
    updatedAt: Generated<Timestamp>
  }
  'templates.versions': {
    id: string
    template: string
    service: string | null
    words: Json | null
    changed_by: string | null
    changed_at: Timestamp
  }
  'tours.desk_requests': {
    desk_id: string
    item: string
    request_id: string
    reference: string
    taken_at: Timestamp
    arrived_at: Timestamp
  }
  'tours.desks': {
    id: string
    stop_id: string
    opened_by: string
    opened_at: Timestamp
    expires_at: Timestamp
    references: string[]
    public_key: Json
    private_key: Json | null
    ended_at: Timestamp | null
    ended_because: string | null
  }
  'tours.stops': {
    id: string
    village: Json
    place: Json
    note: Json | null
    postcode: string
    lat: number
    lng: number
    starts_at: Timestamp
    ends_at: Timestamp
    cancelled_at: Timestamp | null
    cancelled_because: Json | null
    added_by: string | null
    step_free: Generated<boolean>
  }
  'webhooks.deliveries': {
    id: string
    subscription_id: string
    event_seq: number | null
    news: string
    body: string
    status: Generated<string>
    tries: Generated<number>
    answer: string | null
    created_at: Timestamp
    settled_at: Timestamp | null
  }
  'webhooks.subscriptions': {
    id: string
    name: string
    url: string
    secret: string
    news: string[]
    services: Generated<string[]>
    personal: Generated<boolean>
    personal_because: Generated<string>
    created_by: string | null
    created_at: Timestamp
    stopped_at: Timestamp | null
    stopped_because: string | null
    old_secret: string | null
    old_secret_until: Timestamp | null
  }
}
