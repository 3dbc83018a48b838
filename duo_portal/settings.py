"""Django settings. Values from outside come through ``omgeving``; nothing else reads the environment."""

from celery.schedules import crontab
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

from duo_portal import logboek, omgeving

BASE_DIR = omgeving.WORTEL
DEMO = omgeving.aan("DUO_DEMO")
DEBUG = omgeving.aan("DUO_DEBUG")
SECRET_KEY = omgeving.geheim("DUO_SECRET_KEY", "alleen-voor-opdrachten-zonder-web" if DEMO or DEBUG else "")
ALLOWED_HOSTS = omgeving.geheim("DUO_HOSTS", "127.0.0.1,localhost").split(",")
WEB_ADRES = omgeving.geheim("DUO_ADRES", "127.0.0.1")  # where the web server listens
LOGIN_URL = "toegang:inloggen"

KAMERS = [
    "duo_portal.databank",
    "duo_portal.tijd",
    "duo_portal.regels",
    "duo_portal.toegang",
    "duo_portal.register",
    "duo_portal.remmen",
    "duo_portal.batches",
    "duo_portal.besluiten",
    "duo_portal.vorderingen",
    "duo_portal.grootboek",
    "duo_portal.betalingen",
    "duo_portal.berichten",
    "duo_portal.aanvragen",
    "duo_portal.werkvoorraad",
    "duo_portal.betalen",
    "duo_portal.tegenspraak",
    "duo_portal.mijngegevens",
    "duo_portal.portaal",
]
DIENSTEN = ["lesgeld", "studiefinanciering"]
# toegang.controles refuses these elsewhere.
DEMOKAMERS = ["duo_portal.tegenpartijen", "oauth2_provider", "duo_portal.inlogdienst"] if DEMO else []
INSTALLED_APPS = [
    "duo_portal.toegang.beheerconfig.BeheerConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "django_structlog",
    "django_htmx",
    *KAMERS,
    *DIENSTEN,
    *DEMOKAMERS,
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "duo_portal.portaal.middleware.KoppenMiddleware",
    "csp.middleware.CSPMiddleware",
    "duo_portal.portaal.middleware.CompressieMiddleware",
    "duo_portal.toegang.middleware.SessieMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "duo_portal.toegang.middleware.BurgerMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "duo_portal.logboek_verzoek.Verzoeklog",
    "duo_portal.portaal.fouten.Foutpagina",
]
ROOT_URLCONF = "duo_portal.urls"
WSGI_APPLICATION = "duo_portal.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "duo_portal.portaal.schil.schil",
            ]
        },
    }
]

# Three roles: the app may not change what stands; the owner migrates; retention deletes what has expired.
_ROL = omgeving.geheim("DUO_DB_ROL", "app")
_URL = {"app": "DATABASE_URL", "eigenaar": "DATABASE_URL_EIGENAAR", "bewaar": "DATABASE_URL_BEWAAR"}[_ROL]
DATABASES = {"default": omgeving.databank(omgeving.geheim(_URL, "postgres:///duo"))}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LANGUAGE_CODE = "nl"
LANGUAGES = [("nl", "Nederlands"), ("en", "English")]
TIME_ZONE = "Europe/Amsterdam"
USE_TZ = True

STATIC_URL = "/statisch/"
STATIC_ROOT = omgeving.geheim("DUO_STATISCH", str(omgeving.VAR / "statisch"))
STATICFILES_DIRS = [BASE_DIR / "statisch_bron", BASE_DIR / "statisch_gebouwd"]  # the second is built by ./run from npm packages
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "duo_portal.portaal.opslag.Bestandsopslag"},
}
VAR = omgeving.VAR

# The keys of the BSN live outside the database and its dump.
BSN_SLEUTELS = omgeving.geheim("DUO_BSN_SLEUTELS", "")
BSN_ZOEKSLEUTEL = omgeving.geheim("DUO_BSN_ZOEKSLEUTEL", "")

# Logging in: a service that speaks OpenID Connect. The demo brings its own, on paths of the portal itself.
_EIGEN_DIENST = DEMO and not omgeving.geheim("OIDC_ISSUER", "")
OIDC_OP_ISSUER = omgeving.geheim("OIDC_ISSUER", "/inlogdienst" if _EIGEN_DIENST else "")
OIDC_OP_AUTHORIZATION_ENDPOINT = omgeving.geheim("OIDC_AUTHORIZATION_ENDPOINT", "/inlogdienst/authorize/" if _EIGEN_DIENST else "")
OIDC_OP_TOKEN_ENDPOINT = omgeving.geheim("OIDC_TOKEN_ENDPOINT", "/inlogdienst/token/" if _EIGEN_DIENST else "")
OIDC_OP_JWKS_ENDPOINT = omgeving.geheim("OIDC_JWKS_ENDPOINT", "/inlogdienst/.well-known/jwks.json" if _EIGEN_DIENST else "")
OIDC_OP_LOGOUT_ENDPOINT = omgeving.geheim("OIDC_LOGOUT_ENDPOINT", "/inlogdienst/logout/" if _EIGEN_DIENST else "")
OIDC_OP_USER_ENDPOINT = ""  # never asked: all that counts stands in the id_token
OIDC_RP_CLIENT_ID = omgeving.geheim("OIDC_CLIENT_ID", "onderwijsloket" if _EIGEN_DIENST else "")
OIDC_RP_CLIENT_SECRET = omgeving.geheim("OIDC_CLIENT_SECRET", omgeving.afgeleid(SECRET_KEY, "inlogdienst") if _EIGEN_DIENST else "")
OIDC_RP_SIGN_ALGO = omgeving.geheim("OIDC_SIGN_ALGO", "RS256")
OIDC_RP_SCOPES = omgeving.geheim("OIDC_SCOPES", "openid")
OIDC_TOKEN_USE_BASIC_AUTH = omgeving.aan("OIDC_BASIC_AUTH")
OIDC_BSN_CLAIM = omgeving.geheim("OIDC_BSN_CLAIM", "bsn")
OIDC_PSEUDONIEM_CLAIM = omgeving.geheim("OIDC_PSEUDONIEM_CLAIM", "pseudoniem")
OIDC_TIMEOUT = 10
OAUTH2_PROVIDER = {
    "OIDC_ENABLED": True,
    "OIDC_RSA_PRIVATE_KEY": SimpleLazyObject(lambda: import_string("duo_portal.inlogdienst.sleutel.sleutel")()),
    "OIDC_RP_INITIATED_LOGOUT_ENABLED": True,
    "OIDC_RP_INITIATED_LOGOUT_ALWAYS_PROMPT": False,
    "OAUTH2_VALIDATOR_CLASS": "duo_portal.inlogdienst.tekenen.Toetser",
    "SCOPES": {"openid": "wie u bent"},
    "ALLOW_LOCALHOST_LOOPBACK": True,
    "ID_TOKEN_EXPIRE_SECONDS": 300,
    "ACCESS_TOKEN_EXPIRE_SECONDS": 300,
    "COMPLIANT_BCP_RFC9700_PKCE_METHOD": True,
    "COMPLIANT_BCP_RFC9700_TOKEN_STORAGE": True,
    "COMPLIANT_BCP_RFC9700_IMPLICIT_GRANT": True,
    "COMPLIANT_BCP_RFC9700_PASSWORD_GRANT": True,
}

# Paying at once. The demo has an imitated provider; a real one is named by its class, with the secret that signs its notices.
BETAALDIENST = omgeving.geheim("DUO_BETAALDIENST", "duo_portal.tegenpartijen.betaaldienst.dienst.NagebootsteDienst" if DEMO else "")
BETAALDIENST_ADRES = omgeving.geheim("DUO_BETAALDIENST_ADRES", "")  # https://…: a form may lead the payer there
BETAALDIENST_SLEUTEL = omgeving.geheim("DUO_BETAALDIENST_SLEUTEL", SECRET_KEY if DEMO else "")

# Whether a name belongs to an account. The demo has an imitated bank; empty: nobody is asked, and the pages say so.
NAAMCONTROLE = omgeving.geheim("DUO_NAAMCONTROLE", "duo_portal.tegenpartijen.naamcontrole.NagebootsteNaamcontrole" if DEMO else "")

# Notifications. The demo writes them as files; a real portal names its mail server in DUO_SMTP (smtp://gebruiker:wachtwoord@host:587?tls=1).
DEFAULT_FROM_EMAIL = omgeving.geheim("DUO_AFZENDER", "Onderwijsloket <niet-antwoorden@onderwijsloket.invalid>")
MELDING_DOMEIN = omgeving.geheim("DUO_MELDING_DOMEIN", "onderwijsloket.invalid")
EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend" if DEMO else "django.core.mail.backends.smtp.EmailBackend"
# The norm of the paper run bounds a night; a demo makes few letters, for each costs a twentieth of a second.
POST_PER_NACHT = int(omgeving.geheim("DUO_POST_PER_NACHT", "40" if DEMO else "0")) or None
EMAIL_FILE_PATH = omgeving.VAR / "mail"
EMAIL_TIMEOUT = 20
globals().update(omgeving.mailserver(omgeving.geheim("DUO_SMTP", "")))

# Who to tell of a leak, for security.txt: one or more addresses (mailto:, tel: or https:), with a space between them.
BEVEILIGINGSCONTACT = omgeving.geheim("DUO_BEVEILIGINGSCONTACT", "mailto:veiligheid@onderwijsloket.invalid" if DEMO or DEBUG else "")

CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "duo_portal.portaal.fouten.pagina_verlopen"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
# A quarter of an hour without a request, counted on the server (toegang/middleware.py); the cookie itself lasts until the browser
# closes, so that a form that arrives too late still tells whose it was.
SESSION_ENGINE = "duo_portal.toegang.sessiewinkel"
SESSION_COOKIE_AGE = 15 * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # no cookie of its own: /cookies/ tells them all
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if not (DEMO or DEBUG):
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SECURE_HSTS_SECONDS = 31_536_000
    SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True
    SECURE_SSL_REDIRECT = omgeving.aan("DUO_SSL_REDIRECT", True)
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'none'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "font-src": ["'self'"],
        "connect-src": ["'self'"],
        "media-src": ["'self'"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "form-action": ["'self'", *BETAALDIENST_ADRES.split(), *omgeving.herkomst(OIDC_OP_LOGOUT_ENDPOINT)],
        "frame-ancestors": ["'none'"],
    }
}

LOGGING = logboek.LOGGING
logboek.stel_in()

CELERY_BROKER_URL = omgeving.geheim("REDIS_URL", "redis://")
CELERY_TASK_IGNORE_RESULT = True
CELERY_TASK_ACKS_LATE = True
CELERY_TASK_REJECT_ON_WORKER_LOST = True
CELERY_TASK_TIME_LIMIT = None  # a chunk is bounded by the statement and lock time-outs of its connection
CELERY_WORKER_PREFETCH_MULTIPLIER = 1
CELERY_WORKER_POOL = "solo"  # polars hangs in a forked child
CELERY_BROKER_CONNECTION_RETRY_ON_STARTUP = True
CELERY_BROKER_TRANSPORT_OPTIONS = {
    "visibility_timeout": 1800,
    "unacked_restore_interval": 1,
    "unacked_restore_throttle": 1,
    # A page that starts a run must not wait for a broker that is away: the sweeper rings again. Workers try for ever.
    "connect_retries_timeout": 1,
    "interval_start": 0.2,
    "interval_step": 0.2,
}
CELERY_TASK_DEFAULT_QUEUE = "brokken"
CELERY_BROKER_CONNECTION_MAX_RETRIES = None
CELERY_BEAT_SCHEDULE = {
    "veeg": {"task": "batches.veeg", "schedule": 10.0, "options": {"expires": 10}},
    "begin_nacht": {"task": "batches.begin_nacht", "schedule": crontab(hour=1, minute=0)},
    "nacht": {"task": "batches.nacht", "schedule": 60.0, "options": {"expires": 60}},
    "betaalstanden": {"task": "betalingen.vraag_standen", "schedule": crontab(minute="*/10"), "options": {"expires": 500}},
    "druk": {"task": "berichten.druk", "schedule": crontab(minute="*/10"), "options": {"expires": 500}},
    "meld": {"task": "berichten.meld", "schedule": crontab(minute="*/15"), "options": {"expires": 800}},
    "servicemail": {"task": "mijngegevens.mail", "schedule": crontab(minute="*/5"), "options": {"expires": 290}},
    "bewaak": {"task": "berichten.bewaak", "schedule": crontab(minute=5)},
}
CELERY_BEAT_SCHEDULE_FILENAME = str(omgeving.VAR / "beat.db")
CELERY_TIMEZONE = TIME_ZONE
