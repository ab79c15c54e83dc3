//! The table of labels, the only place to add a language.

/// Labels of the meeting id and of the passcode, by language.
#[rustfmt::skip]
pub(crate) const LANGUAGES: [(&[&str], &[&str]); 50] = [
    // English
    (
        &["meeting ID", "meeting number", "meeting code", "join ID"],
        &["passcode", "password", "meeting passcode", "access code", "PIN code"],
    ),
    // The members of Graph's JSON
    (&["joinMeetingId"], &["passcode"]),
    // German
    (
        &["Besprechungs-ID", "Besprechungskennung", "Meeting-ID", "Besprechungsnummer"],
        &["Kennung", "Kenncode", "Kennwort", "Passwort", "Zugangscode", "Zugriffscode"],
    ),
    // French
    (
        &["ID de réunion", "ID de la réunion", "Numéro de réunion", "Identifiant de réunion", "Identifiant de la réunion", "ID réunion"],
        &["code secret", "mot de passe", "code d’accès", "code d'accès", "code d’authentification"],
    ),
    // Spanish
    (
        &["ID de reunión", "ID de la reunión", "Id. de reunión", "Identificador de la reunión", "ID de reunion"],
        &["código de acceso", "contraseña", "clave de acceso", "clave"],
    ),
    // Portuguese, of Brazil and of Portugal
    (
        &["ID da reunião", "ID de reunião", "Identificador da reunião", "ID reunião"],
        &["código de acesso", "senha", "palavra-passe", "código secreto", "chave de acesso"],
    ),
    // Italian
    (
        &["ID riunione", "ID della riunione", "ID di riunione"],
        &["codice di accesso", "codice d’accesso", "codice accesso", "password"],
    ),
    // Dutch
    (
        &["vergadering-id", "vergaderings-id", "vergader-id", "id van vergadering"],
        &["toegangscode", "wachtwoordcode", "wachtwoord", "wachtcode"],
    ),
    // Swedish
    (
        &["mötes-ID", "möte-ID", "mötes id"],
        &["lösenkod", "lösenord", "åtkomstkod", "säkerhetskod"],
    ),
    // Norwegian
    (
        &["møte-ID", "møtets ID", "møte ID"],
        &["passord", "passkode", "tilgangskode", "adgangskode"],
    ),
    // Danish
    (
        &["møde-id", "mødets id"],
        &["adgangskode", "kodeord", "adgangskoden"],
    ),
    // Finnish
    (
        &["kokoustunnus", "kokouksen tunnus", "kokouksen ID"],
        &["tunnuskoodi", "salasana", "pääsykoodi", "salakoodi"],
    ),
    // Polish
    (
        &["identyfikator spotkania", "ID spotkania", "numer spotkania"],
        &["kod dostępu", "hasło"],
    ),
    // Czech
    (
        &["ID schůzky", "identifikátor schůzky", "číslo schůzky"],
        &["heslo", "přístupový kód", "kód", "tajný kód"],
    ),
    // Slovak
    (
        &["ID schôdze", "identifikácia schôdze", "ID stretnutia", "identifikátor schôdze"],
        &["prístupový kód", "heslo", "tajný kód"],
    ),
    // Hungarian
    (
        &["értekezlet-azonosító", "értekezlet azonosítója", "értekezletazonosító"],
        &["PIN-kód", "jelszó", "hozzáférési kód", "titkos kód"],
    ),
    // Romanian
    (
        &["ID ședință", "ID întâlnire", "ID-ul întâlnirii", "ID-ul ședinței", "ID-ul de întâlnire"],
        &["cod de acces", "parolă", "cod secret", "cod de trecere"],
    ),
    // Turkish
    (
        &["toplantı kimliği", "toplantı no", "toplantı ID"],
        &["geçiş kodu", "parola", "şifre", "gizli kod"],
    ),
    // Greek
    (
        &["αναγνωριστικό σύσκεψης", "αναγνωριστικό συνάντησης", "ID σύσκεψης"],
        &["κωδικός πρόσβασης", "κωδικός", "συνθηματικό"],
    ),
    // Russian
    (
        &["идентификатор собрания", "ID собрания", "идентификатор конференции", "код собрания"],
        &["секретный код", "пароль", "код доступа"],
    ),
    // Ukrainian
    (
        &["ідентифікатор наради", "ІД наради", "ID наради", "ідентифікатор зустрічі"],
        &["секретний код", "код доступу", "пароль"],
    ),
    // Arabic
    (
        &["معرف الاجتماع", "معرّف الاجتماع", "رقم الاجتماع"],
        &["رمز المرور", "كلمة المرور", "رمز الوصول"],
    ),
    // Hebrew
    (
        &["מזהה הפגישה", "מזהה פגישה", "מזהה ישיבה"],
        &["קוד גישה", "קוד סודי", "סיסמה", "קוד הגישה"],
    ),
    // Japanese
    (
        &["会議 ID", "会議の ID", "ミーティング ID"],
        &["パスコード", "パスワード", "暗証番号"],
    ),
    // Korean
    (
        &["모임 ID", "회의 ID", "미팅 ID"],
        &["암호", "비밀번호", "패스코드", "액세스 코드"],
    ),
    // Chinese, simplified
    (
        &["会议 ID", "会议号", "会议 ID 号"],
        &["密码", "会议密码", "通行码", "口令"],
    ),
    // Chinese, traditional
    (
        &["會議識別碼", "會議 ID", "會議識別號碼", "會議代碼"],
        &["密碼", "通行碼", "會議密碼"],
    ),
    // Thai
    (
        &["ID การประชุม", "รหัสการประชุม", "รหัสประจำการประชุม", "หมายเลขการประชุม"],
        &["รหัสผ่าน", "รหัสลับ"],
    ),
    // Vietnamese
    (
        &["ID cuộc họp", "mã cuộc họp", "số ID cuộc họp"],
        &["mật mã", "mật khẩu", "mã truy cập", "mã truy nhập", "mã bí mật"],
    ),
    // Indonesian, Malay
    (
        &["ID rapat", "ID pertemuan", "ID mesyuarat"],
        &["kode sandi", "kode akses", "kata sandi", "kod laluan", "kod pas"],
    ),
    // Catalan
    (
        &["ID de la reunió", "ID de reunió"],
        &["codi d’accés", "codi d'accés", "contrasenya", "clau d'accés"],
    ),
    // Bulgarian
    (
        &["ИД на събрание", "ИД на събранието", "идентификатор на събрание"],
        &["парола", "код за достъп", "секретен код"],
    ),
    // Croatian, Slovenian, Serbian
    (
        &["ID sastanka", "ID srečanja", "ID sestanka", "ИД састанка", "identifikator sastanka"],
        &["pristupni kod", "lozinka", "geslo", "koda za dostop", "лозинка", "приступни кôд", "šifra", "pristupna šifra"],
    ),
    // Estonian
    (
        &["koosoleku ID", "koosoleku tunnus"],
        &["pääsukood", "parool"],
    ),
    // Latvian
    (
        &["sapulces ID", "sapulces identifikators"],
        &["ieejas kods", "piekļuves kods", "parole"],
    ),
    // Lithuanian
    (
        &["susitikimo ID", "susirinkimo ID", "posėdžio ID"],
        &["prieigos kodas", "slaptažodis", "slaptas kodas"],
    ),
    // Hindi
    (&["मीटिंग ID", "मीटिंग आईडी", "बैठक ID"], &["पासकोड", "पासवर्ड"]),
    // Persian
    (
        &["شناسه جلسه", "شناسه نشست", "شناسهٔ جلسه"],
        &["گذرواژه", "رمز عبور", "کد عبور", "کد دسترسی"],
    ),
    // Urdu
    (&["میٹنگ آئی ڈی", "میٹنگ ID"], &["پاس کوڈ", "پاس ورڈ"]),
    // Bengali
    (&["মিটিং আইডি", "মিটিং ID"], &["পাসকোড", "পাসওয়ার্ড"]),
    // Icelandic
    (
        &["fundarauðkenni", "auðkenni fundar", "fundar-ID"],
        &["aðgangskóði", "aðgangsorð", "lykilorð"],
    ),
    // Macedonian
    (
        &["ИД на состанок", "ИД на состанокот", "ID на состанок"],
        &["лозинка", "код за пристап"],
    ),
    // Albanian
    (&["ID e takimit", "ID-ja e takimit", "ID e mbledhjes"], &["kodkalimi", "fjalëkalimi", "kodi i kalimit"]),
    // Azerbaijani
    (&["görüş ID", "görüş ID-si", "iclas ID-si"], &["parol", "giriş kodu"]),
    // Afrikaans
    (&["vergadering-ID", "vergadering se ID"], &["wagkode", "wagwoord", "toegangskode"]),
    // Filipino
    (&["ID ng pulong", "ID ng miting", "ID ng meeting"], &["passcode", "password"]),
    // Welsh
    (&["ID y cyfarfod", "ID cyfarfod"], &["cod pas", "cod mynediad", "cyfrinair"]),
    // Georgian
    (&["შეხვედრის ID", "კრების ID"], &["პაროლი", "საიდუმლო კოდი"]),
    // Kazakh
    (
        &["жиналыс идентификаторы", "кездесу идентификаторы"],
        &["құпия код", "құпиясөз", "кіру коды"],
    ),
    // Basque and Galician
    (
        &["bileraren IDa", "ID da reunión"],
        &["pasakodea", "código de paso", "contrasinal"],
    ),
];

/// Words that may stand before a label. They mark the number after the label as one for phones or room systems.
#[rustfmt::skip]
pub(crate) const OTHERS: [&str; 30] = [
    "phone", "telephone", "video", "audio", "conference", "vtc", "dial", "dialin", "room", "cvi", "telefon",
    "téléphone", "teléfono", "telefone", "telefono", "telefoon", "puhelin", "vidéo", "vídeo", "wideo",
    "видео", "телефон", "телефона", "відео", "비디오", "화상", "전화", "음성", "视频", "电话",
];
